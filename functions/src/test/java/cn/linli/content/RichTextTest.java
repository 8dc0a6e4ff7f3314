package cn.linli.content;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Of what people send stays what is allowed, as another parser reads it, and the words. */
class RichTextTest {
  private static final UUID ID = UUID.fromString("5f0c1f1e-3f77-4f0e-9a58-0e4f6f3f9f10");
  private static final String PICTURE = "<img data-upload=\"" + ID + "\">";
  private static final int MOST_MILLIS = 3000;

  static Stream<JsonNode> attacks() {
    InputStream file = RichTextTest.class.getResourceAsStream("/vectors/html-attacks.json");
    return Json.MAPPER.readTree(file).path("vectors").valueStream();
  }

  static RichText harmless(String dirty) {
    var clean = RichText.of(dirty);
    assertThat(Inspected.inPage(clean.html()).faults()).as(clean.html()).isEmpty();
    assertThat(Inspected.asFragment(clean.html()).faults()).as(clean.html()).isEmpty();
    assertThat(RichText.of(clean.html()).html()).as("cleaned again").isEqualTo(clean.html());
    return clean;
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void leavesNothingThatDoesAnything(JsonNode attack) {
    long began = System.nanoTime();

    var clean = harmless(attack.path("html").asString());

    assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(MOST_MILLIS);
    var words = Inspected.inPage(clean.html()).text();
    attack.path("keeps").valueStream().forEach(kept -> assertThat(words).contains(kept.asString()));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void leavesNothingAlsoWhereTheyStandWithinSomethingElse(JsonNode attack) {
    var html = attack.path("html").asString();

    for (var around :
        List.of(
            "<p>%s</p>",
            "<table><tr><td>%s</td></tr></table>",
            "<ul><li>%s",
            "<table>%s</table>",
            "<a href=\"https://ok.example/\">%s</a>",
            "<svg>%s</svg>",
            "<math>%s</math>",
            "<p title=\"%s\">t</p>",
            "<!-- %s -->",
            "<select>%s</select>",
            "<style>%s</style>")) {
      harmless(around.replace("%s", html));
    }
  }

  @Test
  void thereAreMoreThanAHundredAttacksAndWhoeverInspectsThemSeesTheFaults() {
    var seen =
        attacks()
            .map(attack -> attack.path("html").asString())
            .filter(html -> !Inspected.inPage(html).faults().isEmpty());

    assertThat(seen.count()).isGreaterThan(150);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>a</p>|<p>a</p>",
        "<h2>a</h2><h4>b</h4>|<h2>a</h2><h4>b</h4>",
        "<h1>a</h1>|<p>a</p>",
        "<div>a</div><div>b <b>c</b></div>|<p>a</p><p>b <b>c</b></p>",
        "<section><h1>a</h1>b<p>c</p>d</section>|<p>a</p><p>b</p><p>c</p><p>d</p>",
        "<span>a</span> <span>b</span>|a b",
        "<ul><li>a</li></ul>|<ul><li>a</li></ul>",
        "<p>a<br>b</p>|<p>a<br>b</p>",
        "<div><p><span>a</span></p></div>|<p>a</p>",
        "<a href='https://ok.example/?a=1&amp;b=2#c'>a</a>|<a href=\"https://ok.example/?a=1&amp;b=2#c\" rel=\"nofollow noopener noreferrer\">a</a>",
        "<a href='https://ok.example:8443/一'>a</a>|<a href=\"https://ok.example:8443/一\" rel=\"nofollow noopener noreferrer\">a</a>",
        "<a href='http://ok.example/'>a</a>|a",
        "<a>a</a>|a",
        "<td colspan=2>a</td><td>b</td>|<p>a</p><p>b</p>",
        "1 < 2 & 3 > 2|1 &lt; 2 &amp; 3 &gt; 2",
        "<p>a&nbsp;b</p>|<p>a&#xa0;b</p>"
      })
  void keepsWhatIsAllowed(String dirty, String clean) {
    assertThat(harmless(dirty).html()).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p %s>w</p>",
        "<h2 %s>w</h2>",
        "<blockquote %s>w</blockquote>",
        "<ol %s><li %s>w</li></ol>",
        "<b %s>w</b>",
        "<a href=\"https://ok.example/\" %s>w</a>",
        "<img data-upload=\"5f0c1f1e-3f77-4f0e-9a58-0e4f6f3f9f10\" alt=\"w\" %s>w",
        "<video data-upload=\"5f0c1f1e-3f77-4f0e-9a58-0e4f6f3f9f10\" %s>w</video>",
        "<figure %s><figcaption %s>w</figcaption></figure>",
        "<table %s><tbody %s><tr %s><th %s>w</th><td %s>w</td></tr></tbody></table>"
      })
  void noElementThatStaysKeepsAnAttributeThatIsNotItsOwn(String html) {
    for (var attribute :
        List.of("style", "class", "id", "name", "src", "srcset", "onclick", "onload", "target")) {
      for (var value :
          List.of("x", "javascript:alert(1)", "data:text/html,x", "url(//e.example)")) {
        var clean = harmless(html.replace("%s", "%s=\"%s\"".formatted(attribute, value)));

        assertThat(clean.html())
            .startsWith(html.substring(0, html.indexOf(' ')))
            .doesNotContain(value.length() > 1 ? value : attribute + "=");
      }
    }
  }

  @Test
  void keepsTablesWithCellsOverSeveral() {
    var table =
        "<table><thead><tr><th colspan=\"2\">a</th></tr></thead><tbody><tr><td rowspan=\"3\">b</td></tr></tbody></table>";

    assertThat(harmless(table).html()).isEqualTo(table);
    assertThat(harmless(table.replace("\"3\"", "\"999\"")).html()).doesNotContain("rowspan");
  }

  @Test
  void knowsWhichUploadsItShows() {
    var video = "<video data-upload=\"" + new UUID(1, 2) + "\"></video>";

    var text = harmless("<p>" + PICTURE + PICTURE + "</p>" + video + "<img src=x>");

    assertThat(text.pictures()).containsExactly(ID);
    assertThat(text.videos()).containsExactly(new UUID(1, 2));
    assertThat(text.html()).isEqualTo("<p>" + PICTURE + PICTURE + "</p>" + video);
  }

  @Test
  void wordsThatTagsPartAreOneForScreening() {
    var text =
        RichText.of(
            "<p>理<b>财</b>产<!-- x -->品</p><p>第二段</p>" + "<img data-upload='" + ID + "' alt='信用卡'>");

    assertThat(text.text()).startsWith("理财产品 第二段").contains("信用卡");
    assertThat(text.excerpt()).isEqualTo("理财产品 第二段");
    assertThat(RichText.of("<a href=https://ok.example/p2p>看</a>").text())
        .contains("ok.example/p2p");
  }

  @Test
  void anExcerptEndsAfterAWholeCharacter() {
    var text = RichText.of("<p>" + "𠮷".repeat(300) + "</p>");

    assertThat(text.excerpt()).isEqualTo("𠮷".repeat(120));
  }

  @Test
  void nothingIsLeftOfNothing() {
    assertThat(RichText.of(" <p> </p><script>x</script>").isEmpty()).isTrue();
    assertThat(RichText.of(PICTURE).isEmpty()).isFalse();
  }

  @Provide
  Arbitrary<String> soups() {
    var pieces =
        Stream.concat(
                attacks()
                    .map(attack -> attack.path("html").asString())
                    .filter(h -> h.length() < 300),
                Stream.of(
                    "<p>",
                    "</p>",
                    "<b>",
                    "</b>",
                    "<table>",
                    "<tr>",
                    "<td>",
                    "</table>",
                    "<svg>",
                    "</svg>",
                    "<math>",
                    "</math>",
                    "<style>",
                    "</style>",
                    "<!--",
                    "-->",
                    "<![CDATA[",
                    "]]>",
                    "<a href=https://ok.example/>",
                    "</a>",
                    "\"",
                    "'",
                    "`",
                    ">",
                    "<",
                    "=",
                    "/",
                    "\u0000",
                    "&lt;",
                    "&#0;",
                    "onload=",
                    "<mtext>",
                    "<mglyph>",
                    "<desc>",
                    "<title>",
                    "<foreignObject>",
                    "<noscript>",
                    "</noscript>",
                    "<select>",
                    "</select>",
                    "<li>",
                    "<video data-upload=" + ID + ">",
                    PICTURE,
                    "字"))
            .toList();
    return Arbitraries.of(pieces)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14)
        .map(list -> String.join("", list));
  }

  @Property(tries = 3000)
  void whateverIsStirredTogetherIsHarmless(@ForAll("soups") String soup) {
    harmless(soup);
  }
}

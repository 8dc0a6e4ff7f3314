package cn.linli.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.shared.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML in which nothing is left but what we allow: no scripts, styles, frames, forms or comments,
 * nothing of another language, links to https only, and pictures and videos by the ids of uploads.
 *
 * @param html what is stored, shown, and parsed by others; cleaned again it stays the same
 * @param text all words of it, with those beside pictures and the addresses of links
 */
record RichText(String html, String text, String excerpt, List<UUID> pictures, List<UUID> videos) {
  /** Of an attribute that names an upload. */
  static final String UPLOAD = "data-upload";

  private static final String REL = "nofollow noopener noreferrer";
  private static final int MOST_PASSES = 5;
  private static final int LONGEST_EXCERPT = 120;
  private static final int LONGEST_ALT = 140;
  private static final int LONGEST_LINK = 1000;

  /** A name of a host, a port at the most, and no characters that end one. */
  private static final Pattern LINK =
      Pattern.compile("https://[A-Za-z0-9.-]+(?::\\d{1,5})?(?:[/?#][^\\s\"'<>\\\\]*)?");

  private static final Pattern SPAN = Pattern.compile("[1-9]\\d?");

  private static final Safelist SAFE =
      new Safelist()
          .addTags("p", "br", "hr", "h2", "h3", "h4", "blockquote", "ul", "ol", "li")
          .addTags("strong", "b", "em", "i", "u", "s", "sub", "sup", "a", "img", "video")
          .addTags("figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td")
          .addAttributes("a", "href")
          .addAttributes("img", UPLOAD, "alt")
          .addAttributes("video", UPLOAD)
          .addAttributes("th", "colspan", "rowspan")
          .addAttributes("td", "colspan", "rowspan")
          .addProtocols("a", "href", "https")
          .addEnforcedAttribute("a", "rel", REL);

  RichText {
    pictures = List.copyOf(pictures);
    videos = List.copyOf(videos);
  }

  /**
   * Cleans what somebody wrote. A parser mends what it reads, and what it mended once it may mend
   * anew when somebody else reads it: so it is cleaned until that changes nothing.
   */
  static RichText of(String dirty) {
    var html = cleaned(dirty);
    for (int pass = 1; pass < MOST_PASSES; pass++) {
      var again = cleaned(html);
      if (again.equals(html)) {
        return read(html);
      }
      html = again;
    }
    // Nobody writes this by hand: its words are all that is left of it.
    return read(Entities.escape(Jsoup.parseBodyFragment(html).text()));
  }

  private static String cleaned(String html) {
    var clean = new Cleaner(SAFE).clean(Paragraphs.kept(html));
    clean.select("video").forEach(RichText::emptied);
    clean.select("img, video").forEach(RichText::requireUpload);
    clean.select("a").forEach(RichText::requireLink);
    clean.select("th, td").forEach(RichText::requireSpans);
    clean
        .body()
        .nodeStream(TextNode.class)
        .toList()
        .forEach(node -> node.text(printable(node.getWholeText())));
    return html(clean);
  }

  private static String html(Document document) {
    document.outputSettings(
        new Document.OutputSettings()
            .prettyPrint(false)
            .charset(UTF_8)
            .escapeMode(Entities.EscapeMode.xhtml));
    return document.body().html();
  }

  /** What is in it is for those who cannot show it. */
  private static void emptied(Element video) {
    var inside = List.copyOf(video.childNodes());
    inside.reversed().forEach(video::after);
  }

  private static void requireUpload(Element element) {
    if (upload(element).isEmpty()) {
      element.remove();
    } else if (element.attr("alt").isBlank()) {
      element.removeAttr("alt");
    } else {
      var alt = printable(element.attr("alt"));
      element.attr("alt", cut(alt, LONGEST_ALT));
    }
  }

  private static Optional<UUID> upload(Element element) {
    try {
      return Optional.of(PersonId.uuid(element.attr(UPLOAD)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static void requireLink(Element link) {
    var href = link.attr("href");
    if (href.length() > LONGEST_LINK || !LINK.matcher(href).matches()) {
      link.unwrap();
    }
  }

  private static void requireSpans(Element cell) {
    for (var name : List.of("colspan", "rowspan")) {
      if (!SPAN.matcher(cell.attr(name)).matches()) {
        cell.removeAttr(name);
      }
    }
  }

  private static String printable(String text) {
    var kept = new StringBuilder();
    text.codePoints()
        .filter(point -> point == '\n' || point == '\t' || !Character.isISOControl(point))
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static RichText read(String html) {
    var body = Jsoup.parseBodyFragment(html).body();
    var words = body.text();
    var besides = new ArrayList<String>();
    besides.add(words);
    body.select("img[alt]").forEach(picture -> besides.add(picture.attr("alt")));
    body.select("a[href]").forEach(link -> besides.add(link.attr("href")));
    return new RichText(
        html,
        String.join("\n", besides).strip(),
        cut(words, LONGEST_EXCERPT),
        uploads(body, "img"),
        uploads(body, "video"));
  }

  private static List<UUID> uploads(Element body, String tag) {
    return body.select(tag).stream()
        .flatMap(element -> upload(element).stream())
        .distinct()
        .toList();
  }

  /** So many characters at the most, none of them halved. */
  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  boolean isEmpty() {
    return text.isBlank() && pictures.isEmpty() && videos.isEmpty();
  }

  int bytes() {
    return html.getBytes(UTF_8).length;
  }
}

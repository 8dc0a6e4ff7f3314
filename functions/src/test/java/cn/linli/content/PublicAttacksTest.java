package cn.linli.content;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Of what public lists hold against those who clean and read HTML nothing is left that acts. */
class PublicAttacksTest {
  private static JsonNode list(String name) {
    return Json.MAPPER.readTree(
        PublicAttacksTest.class.getResourceAsStream("/vectors/" + name + ".json"));
  }

  static Stream<JsonNode> attacks() {
    return list("html-dompurify").path("vectors").valueStream();
  }

  private static List<String> inputs() {
    return list("html-html5lib").path("inputs").valueStream().map(JsonNode::asString).toList();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void leavesNothingOfWhatTheFixturesOfDomPurifyHold(JsonNode attack) {
    var html = attack.path("html").asString();

    RichTextTest.harmless(html);
    for (var around : List.of("<p>%s</p>", "<table>%s</table>", "<svg>%s</svg>", "<!-- %s -->")) {
      RichTextTest.harmless(around.replace("%s", html));
    }
  }

  @Test
  void leavesNothingOfWhatParsersOfHtmlAreTestedWith() {
    long changed =
        inputs().stream().filter(html -> !RichTextTest.harmless(html).html().equals(html)).count();

    assertThat(changed).as("what is not clean as it is").isGreaterThan(1500);
  }

  @Test
  void theListsAreWholeAndWhoeverInspectsTheAttacksSeesTheirFaults() {
    var attacks = attacks().map(attack -> attack.path("html").asString()).toList();

    assertThat(attacks).hasSize(185);
    assertThat(inputs()).hasSize(1631);
    assertThat(attacks.stream().filter(PublicAttacksTest::isFaulty).count()).isGreaterThan(150);
  }

  private static boolean isFaulty(String html) {
    try {
      return !Inspected.inPage(html).faults().isEmpty();
    } catch (AssertionError ofTheParser) {
      // Some of them break what the other parser takes for granted; nothing clean does.
      return true;
    }
  }
}

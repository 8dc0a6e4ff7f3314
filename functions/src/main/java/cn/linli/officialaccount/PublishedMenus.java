package cn.linli.officialaccount;

import cn.linli.shared.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The menus that WeChat shows.
 *
 * @param lines by menu: the tag of its followers, or empty for everybody
 * @param numbers of the conditional ones, by tag
 * @param tags by name
 */
record PublishedMenus(
    Map<String, Map<String, String>> lines,
    Map<String, List<String>> numbers,
    Map<String, Integer> tags) {

  /** Asks WeChat. */
  static PublishedMenus of(Account account) {
    var tags = account.tags();
    var answer =
        account
            .menus()
            .map(text -> Json.read(text, JsonNode.class))
            .orElseGet(Json.MAPPER::createObjectNode);
    var lines = new TreeMap<String, Map<String, String>>();
    var numbers = new LinkedHashMap<String, List<String>>();
    if (answer.has("menu")) {
      lines.put("", Buttons.lines(answer.at("/menu/button")));
    }
    for (var conditional : answer.path("conditionalmenu")) {
      var tag = tag(conditional.path("matchrule"), tags);
      var number = conditional.path("menuid").asString("");
      // WeChat shows the youngest of those that fit, and names it first; the others are to go.
      lines.putIfAbsent(tag, Buttons.lines(conditional.path("button")));
      numbers.merge(
          tag,
          List.of(number),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    return new PublishedMenus(lines, numbers, tags);
  }

  /** WeChat calls tags groups where it tells of them, and names rules that we do not have. */
  private static String tag(JsonNode rule, Map<String, Integer> tags) {
    var id = rule.path("tag_id").asString(rule.path("group_id").asString(""));
    return tags.entrySet().stream()
        .filter(tag -> Objects.equals("" + tag.getValue(), id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("#" + id);
  }
}

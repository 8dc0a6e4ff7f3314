package cn.linli.officialaccount;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A menu as people compare it: a line per button, by its place. */
final class Buttons {
  private Buttons() {}

  /** By place, as 2 for the second button and 2.1 for the first below it. */
  static Map<String, String> lines(JsonNode buttons) {
    var lines = new TreeMap<String, String>();
    int place = 0;
    for (var button : buttons) {
      place++;
      lines.put("" + place, line(button));
      int below = 0;
      for (var child : button.path("sub_button")) {
        below++;
        lines.put(place + "." + below, line(child));
      }
    }
    return lines;
  }

  private static String line(JsonNode button) {
    var name = button.path("name").asString("");
    if (!button.path("sub_button").isEmpty()) {
      return name;
    }
    var type = button.path("type").asString("");
    var target =
        switch (type) {
          case "view" -> button.path("url").asString("");
          case "click" -> button.path("key").asString("");
          case "miniprogram" ->
              "%s %s %s"
                  .formatted(
                      button.path("appid").asString(""),
                      button.path("pagepath").asString(""),
                      button.path("url").asString(""));
          default -> "";
        };
    return "%s: %s %s".formatted(name, type, target).strip();
  }
}

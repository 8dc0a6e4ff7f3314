package cn.linli.officialaccount;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What WeChat, and we, ask of a menu. */
final class MenuRules {
  private static final int MOST_BUTTONS = 3;
  private static final int MOST_BELOW = 5;
  private static final int NAME_BYTES = 16;
  private static final int NAME_BELOW_BYTES = 60;
  private static final int KEY_BYTES = 128;
  private static final int URL_BYTES = 1024;

  private final Set<String> pages;
  private final Predicate<String> hasReply;
  private final List<String> faults = new ArrayList<>();

  private MenuRules(Set<String> pages, Predicate<String> hasReply) {
    this.pages = pages;
    this.hasReply = hasReply;
  }

  /** Everything that is wrong, each with its place. */
  static List<String> faults(MenuFile file, List<MenuFile.Menu> menus, Predicate<String> hasReply) {
    var rules = new MenuRules(file.pages(), hasReply);
    rules.that(file.pages().contains(file.askPage()), "askPage", "is no page of the list");
    var tags = new HashSet<String>();
    for (var menu : menus) {
      var name = menu.tag() == null ? "menu" : "menu for " + menu.tag();
      rules.that(tags.add(menu.name()), name, "is there twice");
      rules.that(menu.tag() == null || !menu.tag().isBlank(), name, "names no tag");
      rules.menu(name, menu.buttons());
    }
    return List.copyOf(rules.faults);
  }

  private void menu(String name, JsonNode buttons) {
    that(
        buttons.isArray() && !buttons.isEmpty() && buttons.size() <= MOST_BUTTONS,
        name,
        "has 1 to 3 buttons");
    for (int i = 0; i < buttons.size(); i++) {
      button(name + ", " + (i + 1), buttons.get(i), NAME_BYTES, true);
    }
  }

  private void button(String place, JsonNode button, int nameBytes, boolean mayHaveMore) {
    var name = button.path("name").asString("");
    that(!name.isBlank() && bytes(name) <= nameBytes, place, "has a name of 1 to " + nameBytes);
    var below = button.path("sub_button");
    if (!below.isMissingNode()) {
      that(mayHaveMore, place, "is too deep");
      that(!button.has("type"), place, "opens a list and nothing else");
      that(!below.isEmpty() && below.size() <= MOST_BELOW, place, "has 1 to 5 buttons below");
      for (int i = 0; mayHaveMore && i < below.size(); i++) {
        button(place + "." + (i + 1), below.get(i), NAME_BELOW_BYTES, false);
      }
      return;
    }
    switch (button.path("type").asString("")) {
      case "view" -> url(place, button);
      case "click" -> click(place, button.path("key").asString(""));
      case "miniprogram" -> miniProgram(place, button);
      default -> that(false, place, "is of no type that we know");
    }
  }

  private void click(String place, String key) {
    that(!key.isEmpty() && bytes(key) <= KEY_BYTES, place, "has a key of 1 to 128 bytes");
    that(hasReply.test(key), place, "has a key without a reply: " + key);
  }

  private void miniProgram(String place, JsonNode button) {
    that(!button.path("appid").asString("").isBlank(), place, "names no mini program");
    that(
        pages.contains(button.path("pagepath").asString("")),
        place,
        "opens a page that the list does not name");
    // For phones whose WeChat is too old.
    url(place, button);
  }

  private void url(String place, JsonNode button) {
    var url = button.path("url").asString("");
    that(
        url.matches("https?://[^\\s/]+(/\\S*)?")
            && (url.startsWith("https://") || url.startsWith("http://127.0.0.1"))
            && bytes(url) <= URL_BYTES,
        place,
        "has no https address");
  }

  private void that(boolean holds, String place, String fault) {
    if (!holds) {
      faults.add(place + " " + fault);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

package cn.linli.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Official Account's menus: one for all, and conditional ones, youngest first. */
public final class WeChatMenus {
  private final WeChatFollowers followers;
  private final List<Menu> conditional = new ArrayList<>();
  private JsonNode menu;
  private int writes;
  private int numbers = 208_396_938;

  private record Menu(String id, JsonNode buttons, JsonNode rule) {}

  WeChatMenus(WeChatFollowers followers) {
    this.followers = followers;
  }

  /** How often anything was changed. */
  public synchronized int writes() {
    return writes;
  }

  /** Somebody changes the menu in the console. */
  public synchronized void set(JsonNode buttons) {
    menu = buttons;
  }

  synchronized Answer create(Call call) {
    var buttons = call.json().path("button");
    int errcode = errcode(buttons);
    if (errcode == 0) {
      menu = buttons;
      writes++;
    }
    return WeChatError.answer(errcode);
  }

  synchronized Answer add(Call call) {
    var json = call.json();
    var rule = json.path("matchrule");
    int errcode = menu == null ? 65303 : errcode(json.path("button"));
    if (errcode == 0 && !followers.hasTag(Integer.parseInt(rule.path("tag_id").asString("0")))) {
      errcode = 65304;
    }
    if (errcode != 0) {
      return WeChatError.answer(errcode);
    }
    writes++;
    var id = Integer.toString(++numbers);
    conditional.addFirst(new Menu(id, json.path("button"), rule));
    return Answer.json(Map.of("menuid", id));
  }

  synchronized Answer remove(Call call) {
    var id = call.json().path("menuid").asString("");
    if (!conditional.removeIf(one -> one.id().equals(id))) {
      return WeChatError.answer(65301);
    }
    writes++;
    return WeChatError.answer(0);
  }

  synchronized Answer delete() {
    menu = null;
    conditional.clear();
    writes++;
    return WeChatError.answer(0);
  }

  synchronized Answer get() {
    if (menu == null) {
      return WeChatError.answer(46003);
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("menu", Map.of("button", told(menu), "menuid", 208_396_938));
    if (!conditional.isEmpty()) {
      answer.put(
          "conditionalmenu",
          conditional.stream()
              .map(
                  one ->
                      Map.of(
                          "button",
                          told(one.buttons()),
                          "matchrule",
                          Map.of(
                              "group_id", Integer.parseInt(one.rule().path("tag_id").asString())),
                          "menuid",
                          Integer.parseInt(one.id())))
              .toList());
    }
    return Answer.json(answer);
  }

  /** WeChat gives every button a list below, empty or not. */
  private static JsonNode told(JsonNode buttons) {
    var copy = buttons.deepCopy();
    copy.forEach(
        button -> {
          if (!button.has("sub_button")) {
            ((ObjectNode) button).putArray("sub_button");
          }
        });
    return copy;
  }

  private static int errcode(JsonNode buttons) {
    if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > 3) {
      return 40016;
    }
    for (var button : buttons) {
      if (button.path("sub_button").size() > 5) {
        return 40023;
      }
      var all = new ArrayList<JsonNode>(List.of(button));
      button.path("sub_button").forEach(all::add);
      for (var one : all) {
        boolean isUrl = !one.path("type").asString("").matches("view|miniprogram");
        if (!isUrl && !one.path("url").asString("").startsWith("http")) {
          return 40055;
        }
      }
    }
    return 0;
  }
}

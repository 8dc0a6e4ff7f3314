package cn.linli.officialaccount;

import cn.linli.shared.http.Json;
import java.util.List;
import java.util.Map;

/**
 * Makes WeChat show the menus that are wanted. It goes on where it was interrupted: what is there
 * already is not touched.
 *
 * @param published as they were just before
 */
record Publishing(Account account, PublishedMenus published, Difference difference) {
  void publish(List<MenuFile.Menu> menus) {
    for (var menu : menus) {
      if (menu.tag() == null && !difference.isDone(menu.name())) {
        account.publish(Json.text(Map.of("button", menu.buttons())));
      }
    }
    // The old ones go first: of two for the same followers WeChat shows the youngest.
    published
        .numbers()
        .forEach(
            (tag, numbers) -> {
              boolean stays = difference.wanted().containsKey(tag) && difference.isDone(tag);
              numbers.stream().skip(stays ? 1 : 0).forEach(account::removeConditional);
            });
    for (var menu : menus) {
      if (menu.tag() != null && !difference.isDone(menu.name())) {
        var rule = Map.of("tag_id", "" + number(menu.tag()));
        account.publishConditional(Json.text(Map.of("button", menu.buttons(), "matchrule", rule)));
      }
    }
  }

  private int number(String tag) {
    return published.tags().containsKey(tag) ? published.tags().get(tag) : account.createTag(tag);
  }
}

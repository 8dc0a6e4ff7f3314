package cn.linli.officialaccount;

import cn.linli.shared.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What publishing would change.
 *
 * @param published lines by place, by menu: the tag of its followers, or empty for everybody
 * @param wanted the same of the file
 */
record Difference(
    Map<String, Map<String, String>> published, Map<String, Map<String, String>> wanted) {
  /** Places at which the two are not the same. */
  List<Change> changes() {
    var changes = new ArrayList<Change>();
    var menus = new TreeSet<>(published.keySet());
    menus.addAll(wanted.keySet());
    for (var menu : menus) {
      var before = published.getOrDefault(menu, Map.of());
      var after = wanted.getOrDefault(menu, Map.of());
      var places = new TreeSet<>(before.keySet());
      places.addAll(after.keySet());
      for (var place : places) {
        var was = before.get(place);
        var is = after.get(place);
        if (was == null || !was.equals(is)) {
          changes.add(new Change(menu.isEmpty() ? null : menu, place, was, is));
        }
      }
    }
    return changes;
  }

  /** Whether a menu is published as it is wanted. */
  boolean isDone(String menu) {
    return wanted.get(menu).equals(published.get(menu));
  }

  /** Of both sides: it proves that somebody saw what they publish, and over what. */
  String digest() {
    try {
      var both = Json.bytes(List.of(new TreeMap<>(published), new TreeMap<>(wanted)));
      var sha = MessageDigest.getInstance("SHA-256").digest(both);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  boolean hasDigest(String seen) {
    return MessageDigest.isEqual(
        seen.getBytes(StandardCharsets.UTF_8), digest().getBytes(StandardCharsets.UTF_8));
  }

  View view() {
    return new View(digest(), changes());
  }

  /**
   * A button that changes.
   *
   * @param menu whose followers see it, null for everybody else
   * @param published null where there is none yet
   * @param wanted null where there shall be none
   */
  record Change(String menu, String place, String published, String wanted) {}

  /** What the contract shows. */
  record View(String digest, List<Change> changes) {}
}

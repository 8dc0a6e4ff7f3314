package cn.linli.sim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Who follows the Official Account, when they were last heard of, and their tags. */
public final class WeChatFollowers {
  private static final Duration WINDOW = Duration.ofDays(2);

  private final Clock clock;
  private final BooleanSupplier unionids;
  private final Map<String, String> people = new ConcurrentHashMap<>();
  private final Map<String, Instant> heard = new ConcurrentHashMap<>();
  private final Map<String, Integer> tags = new LinkedHashMap<>();
  private final Map<Integer, Set<String>> tagged = new ConcurrentHashMap<>();

  WeChatFollowers(Clock clock, BooleanSupplier unionids) {
    this.clock = clock;
    this.unionids = unionids;
    tags.put("星标组", 2);
  }

  void add(String openid, String person) {
    people.put(openid, person);
  }

  void remove(String openid) {
    people.remove(openid);
    heard.remove(openid);
    tagged.values().forEach(openids -> openids.remove(openid));
  }

  /** The openid of somebody who follows since long before we listened. */
  public String hasAlways(String person) {
    var openid = WeChatMail.openid(person);
    add(openid, person);
    return openid;
  }

  void heard(String openid) {
    heard.put(openid, clock.instant());
  }

  /** 0 when a customer message may be sent to them. */
  int errcodeOf(String openid) {
    if (!openid.matches("o[A-Za-z0-9_-]{27}")) {
      return 40003;
    }
    if (!people.containsKey(openid)) {
      return 43004;
    }
    var last = heard.get(openid);
    return last != null && clock.instant().isBefore(last.plus(WINDOW)) ? 0 : 45015;
  }

  Answer info(Call call) {
    var openid = call.parameter("openid");
    if (!openid.matches("o[A-Za-z0-9_-]{27}")) {
      return WeChatError.answer(40003);
    }
    var answer = new LinkedHashMap<String, Object>();
    var person = people.get(openid);
    answer.put("subscribe", person == null ? 0 : 1);
    answer.put("openid", openid);
    if (person != null && unionids.getAsBoolean()) {
      answer.put("unionid", Person.of(person).unionid());
    }
    return Answer.json(answer);
  }

  synchronized Answer tags() {
    var list =
        tags.entrySet().stream()
            .map(tag -> Map.of("id", tag.getValue(), "name", tag.getKey(), "count", 0))
            .toList();
    return Answer.json(Map.of("tags", list));
  }

  synchronized Answer createTag(Call call) {
    var name = call.json().at("/tag/name").asString("");
    if (tags.containsKey(name)) {
      return WeChatError.answer(45157);
    }
    tags.put(name, 98 + tags.size() * 2);
    return Answer.json(Map.of("tag", Map.of("id", tags.get(name), "name", name)));
  }

  Answer tag(Call call, boolean given) {
    var json = call.json();
    int tag = json.path("tagid").asInt();
    var openids = json.path("openid_list").valueStream().map(one -> one.asString("")).toList();
    if (!tags.containsValue(tag)) {
      return WeChatError.answer(45159);
    }
    if (!people.keySet().containsAll(openids)) {
      return WeChatError.answer(40003);
    }
    var members = tagged.computeIfAbsent(tag, some -> ConcurrentHashMap.newKeySet());
    if (given) {
      members.addAll(openids);
    } else {
      members.removeAll(openids);
    }
    return WeChatError.answer(0);
  }

  boolean hasTag(int tag) {
    return tags.containsValue(tag);
  }

  /** The tags that somebody has. */
  public synchronized List<String> tagsOf(String person) {
    return tags.entrySet().stream()
        .filter(
            tag ->
                tagged.getOrDefault(tag.getValue(), Set.of()).contains(WeChatMail.openid(person)))
        .map(Map.Entry::getKey)
        .toList();
  }
}

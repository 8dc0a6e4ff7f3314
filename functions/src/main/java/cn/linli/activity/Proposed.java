package cn.linli.activity;

import cn.linli.shared.CommunityId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A plan of an activity, with the zones that are kept for it.
 *
 * @param number of the plan, from 1
 * @param plan what was proposed
 * @param kept by {@code <session>/<zone>}, with which plan the zone was first kept: a later plan
 *     takes over what an earlier one has
 * @param writtenAt when it was last written
 */
record Proposed(
    CommunityId community,
    UUID activity,
    int number,
    Plan plan,
    Map<String, Integer> kept,
    Instant writtenAt) {
  Proposed {
    kept = Map.copyOf(kept);
  }

  /** The same once it is handed in: what an earlier plan keeps stays kept as it is. */
  Proposed keepingAfter(Proposed before) {
    var next = new TreeMap<String, Integer>();
    for (var key : wanted().keySet()) {
      next.put(key, before == null ? number : before.kept.getOrDefault(key, number));
    }
    return new Proposed(community, activity, number, plan, next, writtenAt);
  }

  /** The sessions in zones, by {@code <session>/<zone>}. */
  Map<String, Session> wanted() {
    var wanted = new LinkedHashMap<String, Session>();
    for (int i = 0; i < plan.sessions().size(); i++) {
      for (var zone : plan.sessions().get(i).zones()) {
        wanted.put(i + "/" + zone, plan.sessions().get(i));
      }
    }
    return wanted;
  }

  /** What is kept for this plan and was not for an earlier one. */
  Set<String> news() {
    var news = new TreeSet<String>();
    kept.forEach(
        (key, since) -> {
          if (since == number) {
            news.add(key);
          }
        });
    return news;
  }

  static String zone(String key) {
    return key.split("/", 2)[1];
  }

  /** The reservation by which a zone is kept. */
  UUID reservation(String key) {
    var name = "%s/%d/%s".formatted(activity, kept.get(key), key);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}

package cn.linli.activity;

import cn.linli.shared.CommunityId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A plan of an activity, with the zones that are kept for it.
 *
 * @param number of the plan, from 1
 * @param plan what was proposed
 * @param kept by {@code <session>/<zone>}, as which of which plan the zone was first kept, as
 *     {@code <number>/<session>/<zone>}: a later plan takes over what an earlier one has
 * @param writtenAt when it was last written
 */
record Proposed(
    CommunityId community,
    UUID activity,
    int number,
    Plan plan,
    Map<String, String> kept,
    Instant writtenAt) {
  /**
   * Whoever moves a session by less moves its zone with it, and it does not stand in its own way.
   */
  private static final Duration NEAR = Duration.ofHours(12);

  Proposed {
    kept = Map.copyOf(kept);
  }

  /**
   * The same once it is handed in. A zone that its activity has at the very time stays kept as it
   * is, whichever session had it; one that it has at about that time moves there; what it lost is
   * asked for anew.
   *
   * @param before what is published, or null
   * @param lost what was taken from that, by {@code <session>/<zone>}
   */
  Proposed keepingAfter(Proposed before, Collection<String> lost) {
    var there = before == null ? new TreeMap<String, String>() : new TreeMap<>(before.kept);
    there.keySet().removeAll(lost);
    var next = new TreeMap<String, String>();
    for (var isNear : List.of(Duration.ZERO, NEAR)) {
      wanted()
          .forEach(
              (key, session) -> {
                if (!next.containsKey(key)) {
                  nearest(before, there.keySet(), key, session)
                      .filter(old -> distance(before, old, session).compareTo(isNear) <= 0)
                      .ifPresent(old -> next.put(key, there.remove(old)));
                }
              });
    }
    wanted().keySet().forEach(key -> next.putIfAbsent(key, number + "/" + key));
    return new Proposed(community, activity, number, plan, next, writtenAt);
  }

  private static Optional<String> nearest(
      Proposed before, Collection<String> there, String key, Session session) {
    return there.stream()
        .filter(old -> zone(old).equals(zone(key)))
        .min(Comparator.comparing(old -> distance(before, old, session)));
  }

  private static Duration distance(Proposed before, String old, Session session) {
    var time = before.wanted().get(old).time();
    var atTheStart = Duration.between(time.start(), session.start()).abs();
    var atTheEnd = Duration.between(time.end(), session.end()).abs();
    return atTheStart.compareTo(atTheEnd) > 0 ? atTheStart : atTheEnd;
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
          if (since.startsWith(number + "/")) {
            news.add(key);
          }
        });
    return news;
  }

  /** Whether this plan has what an earlier one kept under a key. */
  boolean tookOver(Proposed older, String key) {
    return kept.containsValue(older.kept.get(key));
  }

  static String zone(String key) {
    return key.split("/", 2)[1];
  }

  /** The reservation by which a zone is kept. */
  UUID reservation(String key) {
    var name = activity + "/" + kept.get(key);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}

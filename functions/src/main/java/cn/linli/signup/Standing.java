package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often somebody did not come to what they had signed up for.
 *
 * @param missed when each was missed, by {@code <activity>/<scope>}
 * @param revision counts the changes; 0 where there is nothing to say
 */
record Standing(CommunityId community, PersonId person, Map<String, Instant> missed, int revision) {
  /** The longest that it counts. */
  private static final Duration KEPT = Duration.ofDays(365);

  /** More than any activity asks for. */
  private static final int MOST = 30;

  Standing {
    missed = Map.copyOf(missed);
  }

  static Standing clean(CommunityId community, PersonId person) {
    return new Standing(community, person, Map.of(), 0);
  }

  /** With one more. */
  Standing missing(String what, Instant at) {
    var more = new TreeMap<>(missed);
    more.put(what, at);
    more.values().removeIf(old -> old.isBefore(at.minus(KEPT)));
    while (more.size() > MOST) {
      var oldest = more.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
      more.remove(oldest.getKey());
    }
    return new Standing(community, person, more, revision + 1);
  }

  /** Without one that was no miss. */
  Standing excusing(String what) {
    var less = new TreeMap<>(missed);
    less.remove(what);
    return new Standing(community, person, less, revision + 1);
  }

  /** How many within a year. */
  int missedSince(Instant now) {
    return (int) missed.values().stream().filter(at -> !at.isBefore(now.minus(KEPT))).count();
  }

  View view(Instant now) {
    return new View(community, missedSince(now));
  }

  /** What the export shows. */
  record View(CommunityId community, int missedActivities) {}
}

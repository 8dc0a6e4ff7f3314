package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How reliable a person was in a community lately.
 *
 * @param noShows when each reservation counted as missed
 * @param suspensions those that are not over; the latest end counts
 * @param revision counts the changes; 0 where there is nothing to say
 */
record Standing(
    CommunityId community,
    PersonId person,
    Map<UUID, Instant> noShows,
    List<Suspension> suspensions,
    int revision) {
  /** Longer than a no-show counts in any zone, and more than any zone asks for. */
  private static final Duration KEPT = Duration.ofDays(365);

  private static final int MOST = 60;

  static Standing clean(CommunityId community, PersonId person) {
    return new Standing(community, person, Map.of(), List.of(), 0);
  }

  /** With one more no-show, and suspended if it is one too many. */
  Standing missed(UUID reservation, Instant at, CheckInRule rule, Instant now) {
    var more = new TreeMap<>(noShows);
    more.put(reservation, at);
    more.values().removeIf(old -> old.isBefore(now.minus(KEPT)));
    while (more.size() > MOST) {
      more.remove(oldest(more));
    }
    var until = now.plus(Duration.ofDays(rule.suspendDays()));
    var next = new Suspension(reservation, now, until, rule);
    return with(
        more,
        Stream.concat(suspensions.stream(), Stream.of(next))
            .filter(each -> each.isDue(more) && now.isBefore(each.until())));
  }

  private static UUID oldest(Map<UUID, Instant> all) {
    return all.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** Without a no-show that was none, and without the suspensions that would not be but for it. */
  Standing without(UUID reservation) {
    var fewer = new TreeMap<>(noShows);
    fewer.remove(reservation);
    return with(fewer, suspensions.stream().filter(each -> each.isDue(fewer)));
  }

  private Standing with(Map<UUID, Instant> others, Stream<Suspension> left) {
    return new Standing(community, person, others, left.toList(), revision + 1);
  }

  /** Until when they cannot book, if they cannot now. */
  Optional<Instant> suspendedUntil(Instant now) {
    return last().map(Suspension::until).filter(now::isBefore);
  }

  /** The suspension that ends last, if there is any. */
  Optional<Suspension> last() {
    return suspensions.stream().max(Comparator.comparing(Suspension::until));
  }

  View view(Instant now) {
    var list =
        noShows.entrySet().stream()
            .map(entry -> new NoShow(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(NoShow::at).reversed())
            .toList();
    return new View(community, person, list, suspendedUntil(now).orElse(null));
  }

  /**
   * That somebody cannot book.
   *
   * @param after the no-show that was one too many
   * @param rule as it was then, which an appeal is held against
   */
  record Suspension(UUID after, Instant at, Instant until, CheckInRule rule) {
    private boolean isDue(Map<UUID, Instant> noShows) {
      return noShows.containsKey(after) && count(noShows) >= rule.suspendAfter();
    }

    /** How many no-shows counted when it began. */
    int count(Map<UUID, Instant> noShows) {
      var since = at.minus(Duration.ofDays(rule.countedDays()));
      return (int)
          noShows.values().stream()
              .filter(missed -> missed.isAfter(since) && !missed.isAfter(at))
              .count();
    }
  }

  /** A reservation that was missed. */
  record NoShow(UUID reservation, Instant at) {}

  /** What the contract shows. */
  record View(
      CommunityId community, PersonId person, List<NoShow> noShows, Instant suspendedUntil) {}
}

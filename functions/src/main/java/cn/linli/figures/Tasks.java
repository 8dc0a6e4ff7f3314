package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is owed about figures. */
final class Tasks {
  /** A community's month goes into those of its areas, by {@code <month>}. */
  static final String SHARE = "figures.share";

  /** Figures are made anew, by {@code recount}. */
  static final String RECOUNT = "figures.recount";

  /** A community's months are shared at most so often. */
  private static final Duration ROUND = Duration.ofMinutes(10);

  /** Whoever began to write in a round is done by then: no consumer runs longer than a minute. */
  private static final Duration AFTER_ROUND = Duration.ofMinutes(2);

  private static final int MOST_REMEMBERED = 10_000;

  private final Errands errands;
  private final Clock clock;

  /** Deadlines that this instance wrote in their rounds; to write them again would be the same. */
  private final Set<Owed> owed = ConcurrentHashMap.newKeySet();

  Tasks(Dynamo dynamo, Outbox outbox, Clock clock) {
    this.errands =
        new Errands(
            dynamo, outbox, (community, data) -> new Event("figures.fell-due", 1, community, data));
    this.clock = clock;
  }

  /** These months are shared when the round is over; the same again is the same. */
  Collection<Owed> share(WriteSet writes, CommunityId community, Collection<String> months) {
    var at = endOfRound(community);
    var missing =
        months.stream()
            .map(month -> new Owed(community, month, at))
            .filter(one -> !owed.contains(one))
            .toList();
    missing.forEach(one -> errands.at(writes, SHARE, community, one.month(), at));
    return missing;
  }

  /** What was written holds. */
  void remember(Collection<Owed> written) {
    if (owed.size() > MOST_REMEMBERED) {
      owed.clear();
    }
    owed.addAll(written);
  }

  /** Rounds end at another second for each community, so that not all are owed at once. */
  private Instant endOfRound(CommunityId community) {
    long seconds = ROUND.toSeconds();
    long offset = Math.floorMod(community.hashCode(), seconds);
    long rounds = Math.floorDiv(clock.instant().getEpochSecond() - offset, seconds) + 1;
    return Instant.ofEpochSecond(rounds * seconds + offset).plus(AFTER_ROUND);
  }

  /** The recount goes on. */
  void recount(WriteSet writes, CommunityId community, Instant at) {
    errands.at(writes, RECOUNT, community, "recount", at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }

  /** A month that is to be shared. */
  record Owed(CommunityId community, String month, Instant at) {}
}

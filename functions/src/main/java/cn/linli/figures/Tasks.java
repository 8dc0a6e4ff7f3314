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
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is owed about figures. */
final class Tasks {
  /** A community's month goes into those of its areas, by {@code <month>}. */
  static final String SHARE = "figures.share";

  /** A period of an area is added up, by {@code <area>/<period>}. */
  static final String FOLD = "figures.fold";

  /** Areas are made anew, by the district. */
  static final String RECOUNT_AREA = "figures.recount-area";

  /** Figures are made anew, by {@code recount}. */
  static final String RECOUNT = "figures.recount";

  /** A community's months are shared at most so often, and those of an area added up. */
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
    missing.forEach(one -> errands.at(writes, SHARE, community, one.ref(), at));
    return missing;
  }

  /** What was written holds. */
  void remember(Collection<Owed> written) {
    if (owed.size() > MOST_REMEMBERED) {
      owed.clear();
    }
    owed.addAll(written);
  }

  /**
   * A period of an area is added up when the round is over. All its communities owe the same one.
   */
  void fold(Area area, String period) {
    var one = new Owed(null, area + "/" + period, endOfRound(area));
    if (!owed.contains(one)) {
      errands.atAlone(FOLD, null, one.ref(), one.at());
      remember(List.of(one));
    }
  }

  /** Rounds end at another second for each, so that not all are owed at once. */
  private Instant endOfRound(Object whose) {
    long seconds = ROUND.toSeconds();
    long offset = Math.floorMod(whose.hashCode(), seconds);
    long rounds = Math.floorDiv(clock.instant().getEpochSecond() - offset, seconds) + 1;
    return Instant.ofEpochSecond(rounds * seconds + offset).plus(AFTER_ROUND);
  }

  /** The recount of a district goes on; not at once where it may be going on anyway. */
  void recountArea(WriteSet writes, String district, boolean isLookedAt) {
    var at = isLookedAt ? nextMinute() : clock.instant();
    errands.at(writes, RECOUNT_AREA, null, district, at);
  }

  /** Whoever asks ten times in a minute how far something is owes it once. */
  Instant nextMinute() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
  }

  /** The recount goes on. */
  void recount(WriteSet writes, CommunityId community, Instant at) {
    errands.at(writes, RECOUNT, community, "recount", at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }

  /**
   * A month that is to be shared, or a period of an area that is to be added up.
   *
   * @param community or null
   */
  record Owed(CommunityId community, String ref, Instant at) {}
}

package cn.linli.reconciliation;

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
import java.time.LocalDate;

/**
 * When days are reconciled: from ten o'clock on the next day on, which is when the provider has its
 * bills, spread over an hour, since the accounts of a city would come in one minute.
 */
public final class Schedule {
  /** A day is to be reconciled, or looked at again. */
  static final String DAY = "reconciliation.day";

  /** The work of a day goes on. */
  static final String GO_ON = "reconciliation.go-on";

  private static final Duration READY = Duration.ofHours(10);
  private static final int SPREAD_MINUTES = 60;

  private final Errands errands;
  private final Clock clock;

  /** The schedule of a database. */
  public Schedule(Dynamo dynamo, Clock clock) {
    this.errands =
        new Errands(
            dynamo,
            new Outbox(dynamo, clock),
            (community, data) -> new Event("reconciliation.fell-due", 1, community, data));
    this.clock = clock;
  }

  /** From today on the days of an account are reconciled. The same again changes nothing. */
  public void begin(WriteSet writes, CommunityId community, String account) {
    var today = LocalDate.ofInstant(clock.instant(), Day.CALENDAR);
    billed(writes, new Day.Key(community, account, today));
  }

  /** The day is reconciled when its bill is there. */
  void billed(WriteSet writes, Day.Key day) {
    int spread = Math.floorMod(day.account().hashCode(), SPREAD_MINUTES);
    later(writes, day, day.time().end().plus(READY).plus(Duration.ofMinutes(spread)));
  }

  void later(WriteSet writes, Day.Key day, Instant at) {
    errands.at(writes, DAY, day.community(), day.ref(), at);
  }

  void goOn(WriteSet writes, Day.Key day) {
    errands.now(writes, GO_ON, day.community(), day.ref());
  }

  void handOver(Deadline due) {
    errands.handOver(due);
  }
}

package cn.linli.duty;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;

/** What is owed about duties. */
final class Tasks {
  /** A month is over, by {@code <month>}. */
  static final String LOOK = "duty.look";

  /** Figures are made anew, by {@code recount}. */
  static final String RECOUNT = "duty.recount";

  /** The last sessions of a month end, and are told of, some hours into the next one. */
  private static final Duration AFTER_MONTH = Duration.ofHours(8);

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo, outbox, (community, data) -> new Event("duty.fell-due", 1, community, data));
  }

  /** Somebody looks at a month when it is over. */
  void look(WriteSet writes, CommunityId community, YearMonth month, ZoneId calendar) {
    var over = month.plusMonths(1).atDay(1).atStartOfDay(calendar).toInstant();
    errands.at(writes, LOOK, community, month.toString(), over.plus(AFTER_MONTH));
  }

  /** The recount goes on. */
  void recount(WriteSet writes, CommunityId community) {
    errands.now(writes, RECOUNT, community, "recount");
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}

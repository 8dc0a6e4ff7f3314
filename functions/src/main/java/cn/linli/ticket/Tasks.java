package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.YearMonth;

/** What is owed about tickets. */
final class Tasks {
  /** A ticket is due soon, or overdue; or its reporter has not replied, or not rated: look. */
  static final String LOOK = "ticket.look";

  /** A month's figures are to be counted anew. */
  static final String RECOUNT = "ticket.recount";

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo, outbox, (community, data) -> new Event("ticket.fell-due", 1, community, data));
  }

  /** Somebody looks at a ticket then; the same again is the same. */
  void look(WriteSet writes, Ticket.Key ticket, Instant at) {
    errands.at(writes, LOOK, ticket.community(), ticket.id().toString(), at);
  }

  void recount(WriteSet writes, CommunityId community, YearMonth month) {
    errands.now(writes, RECOUNT, community, month.toString());
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}

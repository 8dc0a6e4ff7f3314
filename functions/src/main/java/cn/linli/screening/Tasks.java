package cn.linli.screening;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;

/** What is owed about matters. */
final class Tasks {
  /** Whatever is due about a matter, by its subject. */
  static final String LOOK = "screening.look";

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo,
            outbox,
            (community, data) -> new Event("screening.fell-due", 1, community, data));
  }

  void now(WriteSet writes, CommunityId community, String subject) {
    errands.now(writes, LOOK, community, subject);
  }

  void at(WriteSet writes, CommunityId community, String subject, Instant at) {
    errands.at(writes, LOOK, community, subject, at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}

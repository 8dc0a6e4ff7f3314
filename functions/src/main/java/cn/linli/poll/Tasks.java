package cn.linli.poll;

import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;

/** What is owed about contests and polls. */
final class Tasks {
  /** A matter's time is over: it is closed and counted. */
  static final String CLOSE = "poll.close";

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo, outbox, (community, data) -> new Event("poll.fell-due", 1, community, data));
  }

  void closeInTime(WriteSet writes, Matter matter) {
    var key = matter.key();
    errands.at(writes, CLOSE, key.community(), key.ref(), matter.terms().until());
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}

package cn.linli.poll;

import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;

/** What is owed about contests and polls. */
final class Tasks {
  /** A matter's time is over: it is closed and counted. */
  static final String CLOSE = "poll.close";

  private static final Duration LATER = Duration.ofSeconds(30);

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo, outbox, (community, data) -> new Event("poll.fell-due", 1, community, data));
  }

  void closeInTime(WriteSet writes, Matter matter) {
    closeAt(writes, matter, matter.terms().until());
  }

  /** The same once more. Whoever handles the first deadline still deletes it by its time. */
  void closeLater(WriteSet writes, Matter matter) {
    closeAt(writes, matter, matter.terms().until().plus(LATER));
  }

  private void closeAt(WriteSet writes, Matter matter, Instant at) {
    errands.at(writes, CLOSE, matter.key().community(), matter.key().ref(), at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}

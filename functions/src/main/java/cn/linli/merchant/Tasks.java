package cn.linli.merchant;

import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;

/** What is owed about a merchant. */
final class Tasks {
  /** Its records are to be looked up. */
  static final String RECORDS = "merchant.records";

  /** Its account at the provider is to be applied for, or asked about. */
  static final String ACCOUNT = "merchant.account";

  /** One of its papers expires, or will soon. */
  static final String PAPERS = "merchant.papers";

  /** It is gone, and the pictures of people that it has shown have to go. */
  static final String PICTURES = "merchant.pictures";

  private static final int LONGEST_PAUSE_MINUTES = 360;

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo,
            outbox,
            (community, data) -> new Event("merchant.fell-due", 1, community, data));
  }

  /** After a minute, then ever more seldom: an application takes people days. */
  static Duration pause(Duration since) {
    return Duration.ofMinutes(Math.clamp(since.toMinutes(), 1, LONGEST_PAUSE_MINUTES));
  }

  void now(WriteSet writes, String task, Merchant merchant) {
    errands.now(writes, task, merchant.home(), merchant.id().toString());
  }

  void at(WriteSet writes, String task, Merchant merchant, Instant at) {
    errands.at(writes, task, merchant.home(), merchant.id().toString(), at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}

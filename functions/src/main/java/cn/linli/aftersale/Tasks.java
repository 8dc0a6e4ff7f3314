package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.UUID;

/** What is owed about claims. */
final class Tasks {
  /** A merchant has not answered, by the claim. */
  static final String ANSWER = "aftersale.answer";

  /** A resident has not gone to the panel, by the claim. */
  static final String ESCALATE = "aftersale.escalate";

  /** The money of a disputed order will soon not be frozen any more, by the claim. */
  static final String COVER = "aftersale.cover";

  /** A merchant has paid some of what it owes, by the merchant. */
  static final String FUND = "aftersale.fund";

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo,
            outbox,
            (community, data) -> new Event("aftersale.fell-due", 1, community, data));
  }

  void at(WriteSet writes, String task, Claim claim, Instant at) {
    errands.at(writes, task, claim.matter().community(), claim.id().toString(), at);
  }

  /** Goes on with a merchant's awards. */
  void fund(WriteSet writes, CommunityId home, UUID merchant) {
    errands.now(writes, FUND, home, merchant.toString());
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}

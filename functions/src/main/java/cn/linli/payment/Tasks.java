package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Map;

/**
 * What is owed to the provider or by it. A worker behind a queue asks, and not {@code tick}, which
 * a provider that does not answer would hold up.
 */
final class Tasks {
  /** How does an order stand? */
  static final String ORDER = "payment.order";

  /** A refund is to be asked for, or asked about. */
  static final String REFUND = "payment.refund";

  private final Dynamo dynamo;
  private final Deadlines deadlines;
  private final Outbox outbox;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.dynamo = dynamo;
    this.deadlines = new Deadlines(dynamo);
    this.outbox = outbox;
  }

  /** An order is to be asked about when it says. */
  void order(WriteSet writes, Payment payment) {
    var ask = payment.ask();
    add(writes, ORDER, ask.community(), ask.payment().toString(), payment.lookAt());
  }

  /** A refund is to be asked for: now. */
  void refund(WriteSet writes, Refund refund) {
    tell(writes, REFUND, refund.community(), ref(refund));
  }

  /** The same when it says. */
  void refundLater(WriteSet writes, Refund refund) {
    add(writes, REFUND, refund.community(), ref(refund), refund.lookAt());
  }

  private static String ref(Refund refund) {
    return refund.payment() + "/" + refund.number();
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    var writes = new WriteSet(dynamo);
    tell(writes, due.kind(), due.community(), due.ref().split("/", 2)[1]);
    writes.commit();
  }

  private void add(WriteSet writes, String task, CommunityId community, String ref, Instant at) {
    // Deadlines know each other by their references, and two communities may use the same id.
    deadlines.add(writes, task, community, community + "/" + ref, at);
  }

  private void tell(WriteSet writes, String task, CommunityId community, String ref) {
    outbox.add(
        writes, new Event("payment.fell-due", 1, community, Map.of("task", task, "ref", ref)));
  }

  /** The event {@code payment.fell-due}: what the worker is to do. */
  record FellDue(String task, String ref) {}
}

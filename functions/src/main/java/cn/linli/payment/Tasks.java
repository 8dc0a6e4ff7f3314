package cn.linli.payment;

import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;

/** What is owed to the provider or by it. */
final class Tasks {
  /** How does an order stand? */
  static final String ORDER = "payment.order";

  /** A refund is to be asked for, or asked about. */
  static final String REFUND = "payment.refund";

  /** Money that fits nothing is to go back, or it is to be asked whether it has. */
  static final String RETURN = "payment.return";

  /** Frozen money is to be divided, or to come free by itself. */
  static final String SHARE = "payment.share";

  /** Something for a person is to be sent, or asked about. */
  static final String PAYOUT = "payment.payout";

  private static final int LONGEST_PAUSE_MINUTES = 60;

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo, outbox, (community, data) -> new Event("payment.fell-due", 1, community, data));
  }

  /** After a minute, then ever more seldom: a bank takes days. */
  static Duration pause(int looks) {
    return Duration.ofMinutes(Math.min(1L << Math.min(looks, 10), LONGEST_PAUSE_MINUTES));
  }

  /** An order is to be asked about when it says. */
  void order(WriteSet writes, Payment payment) {
    var ask = payment.ask();
    errands.at(writes, ORDER, ask.community(), ask.payment().toString(), payment.lookAt());
  }

  /** The same where ten thousand may be asked for in a second. */
  void orderInRush(WriteSet writes, Payment payment) {
    var ask = payment.ask();
    errands.inRush(writes, ORDER, ask.community(), ask.payment().toString(), payment.lookAt());
  }

  /** A refund is to be asked for: now. */
  void refund(WriteSet writes, Refund refund) {
    errands.now(writes, REFUND, refund.community(), ref(refund));
  }

  /** The same when it says. */
  void refundLater(WriteSet writes, Refund refund) {
    errands.at(writes, REFUND, refund.community(), ref(refund), refund.lookAt());
  }

  /** Money of an exception is to go back: now. */
  void giveBack(WriteSet writes, Exceptional exceptional) {
    errands.now(writes, RETURN, exceptional.community(), exceptional.id());
  }

  /** The same when it says. */
  void giveBackLater(WriteSet writes, Exceptional exceptional) {
    var at = exceptional.giving().lookAt();
    errands.at(writes, RETURN, exceptional.community(), exceptional.id(), at);
  }

  /** Frozen money is to be seen to: now. */
  void share(WriteSet writes, Payment payment) {
    errands.now(writes, SHARE, payment.ask().community(), payment.ask().payment().toString());
  }

  /** The same when it says. */
  void shareLater(WriteSet writes, Payment payment) {
    var ask = payment.ask();
    var at = payment.frozen().orElseThrow().lookAt();
    errands.at(writes, SHARE, ask.community(), ask.payment().toString(), at);
  }

  /** Something for a person is to be sent: now. */
  void payout(WriteSet writes, Payout payout) {
    errands.now(writes, PAYOUT, payout.promise().community(), payout.promise().id());
  }

  /** The same when it says. */
  void payoutLater(WriteSet writes, Payout payout) {
    var promise = payout.promise();
    errands.at(writes, PAYOUT, promise.community(), promise.id(), payout.lookAt());
  }

  private static String ref(Refund refund) {
    return refund.payment() + "/" + refund.number();
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}

package cn.linli.payment;

import cn.linli.shared.dynamo.WriteSet;
import java.util.Set;

/** Payments that somebody has made some time ago, many in one transaction. */
public final class PaidBefore {
  private final Desk desk;

  public PaidBefore(Payments payments) {
    this.desk = payments.desk();
  }

  /** Adds one with its entry in the books. The provider has had it since. */
  public void add(WriteSet writes, Ask ask, PaidOrder paid) {
    var frozen = ask.parts().areGoods() ? Frozen.first(paid.paidAt(), 180) : null;
    var settled = Payment.Settled.first(paid, frozen);
    var payment = new Payment(ask, Set.of(), paid.paidAt(), paid.paidAt(), settled, 1);
    desk.payments().put(writes, payment);
    desk.numbers().create(writes, payment);
    desk.list().add(writes, payment);
    desk.books().paid(writes, payment);
  }
}

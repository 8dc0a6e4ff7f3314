package cn.linli.payment;

import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent;
import java.util.UUID;
import java.util.function.Consumer;

/** What the function {@code onPaymentFellDue} does: asks the provider whatever is to be asked. */
final class FellDue implements Consumer<QueueEvent.Told> {
  private final OrderPolls orders;
  private final RefundWork refunds;
  private final Returns returns;
  private final ShareWork shares;
  private final PayoutWork payouts;

  FellDue(Desk desk) {
    this.orders = new OrderPolls(desk);
    this.refunds = new RefundWork(desk);
    this.returns = new Returns(desk);
    this.shares = new ShareWork(desk);
    this.payouts = new PayoutWork(desk);
  }

  @Override
  public void accept(QueueEvent.Told told) {
    var due = told.as(Errands.Due.class);
    switch (due.task()) {
      case Tasks.ORDER -> orders.poll(told.community(), UUID.fromString(due.ref()));
      case Tasks.REFUND -> refunds.work(told.community(), due.ref());
      case Tasks.SHARE -> shares.work(told.community(), UUID.fromString(due.ref()));
      case Tasks.RETURN -> returns.work(told.community(), due.ref());
      case Tasks.PAYOUT -> payouts.work(told.community(), due.ref());
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }
}

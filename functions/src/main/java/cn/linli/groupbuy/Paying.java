package cn.linli.groupbuy;

import cn.linli.payment.Payments;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.dynamo.Stale;
import java.util.Optional;

/** Hears of the money of orders, and has go back what is to go back. */
final class Paying {
  private static final String REFUND = "order";

  private final Shop shop;
  private final Changes changes;

  Paying(Shop shop) {
    this.shop = shop;
    this.changes = new Changes(shop);
  }

  /** Which order a payment is for, if it is for one. */
  static Optional<Order.Key> order(QueueEvent.Told told) {
    var subject = told.as(Paid.class).subject();
    return subject.startsWith(Order.Key.SUBJECT)
        ? Optional.of(Order.Key.of(subject))
        : Optional.empty();
  }

  /** A payment was made. Money for what does not stand any more goes back at once. */
  void settled(Order.Key key) {
    Stale.again(
        () -> {
          var order = shop.order(key);
          if (order.state() == OrderState.AWAITING_PAYMENT) {
            paid(order);
          } else if (!order.state().isLive()) {
            payBack(order, "订单已失效，自动退款");
          }
          return true;
        });
  }

  /**
   * It counts if nobody has closed the shelves since: that is what decides between the last payment
   * and the deadline.
   */
  private void paid(Order order) {
    var campaign = shop.campaign(order.campaign());
    var writes = shop.writes();
    shop.put(writes, order.to(OrderState.PAID, shop.now()));
    order
        .taken()
        .forEach(
            (number, pieces) ->
                shop.shelves()
                    .pay(
                        writes,
                        shop.place(campaign, order, number),
                        pieces,
                        GroupBuyError.TOO_LATE.refusal()));
    try {
      writes.commit();
    } catch (Refusal refusal) {
      if (refusal.code() != GroupBuyError.TOO_LATE) {
        throw refusal;
      }
      changes.end(campaign, order, OrderState.LAPSED);
      payBack(order, "活动已结束，自动退款");
    }
  }

  /** Nobody can pay any more: the pieces are there for others. */
  void closed(Order.Key key) {
    Stale.again(
        () -> {
          shop.orders()
              .find(key)
              .filter(order -> order.state() == OrderState.AWAITING_PAYMENT)
              .ifPresent(
                  order -> changes.end(shop.campaign(order.campaign()), order, OrderState.LAPSED));
          return true;
        });
  }

  /** What was paid for an order that is over goes back: all of it, once. */
  void refund(Order.Key key) {
    var order = shop.order(key);
    if (!order.state().isLive()) {
      payBack(order, reason(order.state()));
    }
  }

  private void payBack(Order order, String reason) {
    payments().refundRest(order.home(), order.id(), REFUND, reason);
  }

  private Payments payments() {
    return shop.needs().payments();
  }

  private static String reason(OrderState state) {
    return switch (state) {
      case FAILED -> "未成团，自动退款";
      case STOPPED -> "活动已终止，自动退款";
      case UNCOLLECTED -> "逾期未提货，退款";
      case CANCELLED, LAPSED, REFUNDED -> "订单已取消，退款";
      case AWAITING_PAYMENT, PAID, COLLECTED, FORFEITED, SETTLED ->
          throw new IllegalStateException("not over: " + state);
    };
  }

  /** The events {@code payment.settled} and {@code payment.closed}, as far as they are read. */
  record Paid(String subject) {}
}

package cn.linli.groupbuy;

import cn.linli.payment.PayParameters;
import cn.linli.payment.Payments;
import java.time.Instant;
import java.util.UUID;

/**
 * An order as its person sees it.
 *
 * @param priceFen of a piece, as it was paid
 * @param pay what the page needs to pay it, or null
 * @param code to show at the pick-up point, once it can be collected, or null
 * @param payment how its money stands, or null
 */
record OrderView(
    UUID order,
    UUID campaign,
    int quantity,
    long priceFen,
    long amountFen,
    String point,
    OrderState state,
    Instant placedAt,
    Instant payBy,
    Instant endedAt,
    int claims,
    PayParameters pay,
    String code,
    Payments.View payment) {
  static OrderView of(Order order, PayParameters pay) {
    return of(order, pay, null, null);
  }

  static OrderView of(Order order, PayParameters pay, String code, Payments.View payment) {
    return new OrderView(
        order.id(),
        order.campaign(),
        order.quantity(),
        order.price().fen(),
        order.amount().fen(),
        order.point(),
        order.state(),
        order.placedAt(),
        order.payBy(),
        order.endedAt(),
        order.claims(),
        pay,
        code,
        payment);
  }
}

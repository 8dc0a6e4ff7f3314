package cn.linli.groupbuy;

import cn.linli.payment.PaymentError;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;

/**
 * Has the merchant paid for what was handed out, once nobody can complain any more, and the
 * platform its fee.
 */
final class Settling {
  private final Shop shop;

  Settling(Shop shop) {
    this.shop = shop;
  }

  /** Adds to what a use case writes that it is settled when the after-sale period is over. */
  void later(WriteSet writes, Campaign campaign, Order order) {
    var days = campaign.ware().afterSaleDays();
    if (days == 0) {
      shop.tasks().now(writes, Tasks.SETTLE, order);
    } else {
      var at = order.endedAt().plus(Duration.ofDays(days));
      shop.tasks().at(writes, Tasks.SETTLE, order, at);
    }
  }

  /**
   * It is time. A complaint stops it; whoever ends the complaint has it settled. The order is
   * settled and its money divided in one transaction, so that no complaint comes in between.
   */
  void settle(Order.Key key) {
    Stale.again(
        () -> {
          var order = shop.order(key);
          boolean isDue =
              order.state() == OrderState.COLLECTED || order.state() == OrderState.FORFEITED;
          if (isDue && order.claims() == 0) {
            var writes = shop.writes();
            shop.put(writes, order.settled());
            shareOut(writes, order);
            writes.commit();
          }
          return true;
        });
  }

  private void shareOut(WriteSet writes, Order order) {
    var fee = shop.campaign(order.campaign()).ware().fee(order.amount());
    try {
      shop.needs().payments().shareOut(writes, order.home(), order.id(), fee);
    } catch (Refusal refusal) {
      // The provider has given it free by itself: the merchant has it.
      if (refusal.code() != PaymentError.NOT_FROZEN) {
        throw refusal;
      }
    }
  }
}

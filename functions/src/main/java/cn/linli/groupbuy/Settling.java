package cn.linli.groupbuy;

import cn.linli.payment.PaymentError;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;

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
    shop.tasks().at(writes, Tasks.SETTLE, order, dueAt(campaign, order));
  }

  private static Instant dueAt(Campaign campaign, Order order) {
    return order.endedAt().plus(Duration.ofDays(campaign.ware().afterSaleDays()));
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
            var campaign = shop.campaign(order.campaign());
            var writes = shop.writes();
            if (shop.now().isBefore(dueAt(campaign, order))) {
              // Whoever sent us has a clock that is ahead of ours.
              later(writes, campaign, order);
            } else {
              shop.put(writes, order.settled());
              shareOut(writes, campaign, order);
            }
            writes.commit();
          }
          return true;
        });
  }

  private void shareOut(WriteSet writes, Campaign campaign, Order order) {
    var fee = campaign.ware().fee(order.amount());
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

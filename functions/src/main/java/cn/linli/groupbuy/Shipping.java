package cn.linli.groupbuy;

import cn.linli.identity.Channel;
import cn.linli.payment.App;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells WeChat what was handed out: of a mini program that sells goods it keeps the money until
 * then.
 */
final class Shipping {
  private static final Logger LOG = LoggerFactory.getLogger(Shipping.class);

  /** What WeChat has not heard of by then was not paid in the mini program. */
  private static final Duration LONGEST = Duration.ofDays(3);

  private static final int MOST_PAUSE_MINUTES = 60;

  private final Shop shop;

  Shipping(Shop shop) {
    this.shop = shop;
  }

  /** Tells it, or owes it for later: the same may be told again. */
  void ship(Order.Key key) {
    var order = shop.order(key);
    var shipment = shipment(order);
    if (shipment.isEmpty()) {
      return;
    }
    try {
      if (shop.needs().shipments().get().tell(shipment.get()) == Shipments.Outcome.NOT_KNOWN_YET) {
        later(order);
      }
    } catch (WeChatFailure failure) {
      LOG.warn("the shipment of order {}: {}", order.id(), failure.getMessage());
      if (failure.kind() == WeChatFailure.Kind.LATER) {
        later(order);
      }
    }
  }

  private Optional<Shipments.Shipment> shipment(Order order) {
    var needs = shop.needs();
    var payment = needs.payments().get(order.person(), order.home(), order.id());
    var campaign = shop.campaign(order.campaign());
    return needs
        .payments()
        .appId(order.home(), campaign.payee(), App.MINI_PROGRAM)
        .flatMap(appId -> needs.people().openid(order.person(), Channel.MINI_PROGRAM, appId))
        .filter(openid -> payment.transaction() != null)
        .map(
            openid ->
                new Shipments.Shipment(
                    payment.transaction(),
                    openid,
                    "%s × %d".formatted(campaign.ware().data().name(), order.quantity())));
  }

  private void later(Order order) {
    var age = Duration.between(order.endedAt(), shop.now());
    if (age.compareTo(LONGEST) > 0) {
      LOG.warn("WeChat knows nothing of the payment of order {}", order.id());
      return;
    }
    var pause = Duration.ofMinutes(Math.clamp(age.toMinutes(), 1, MOST_PAUSE_MINUTES));
    var writes = shop.writes();
    shop.tasks().at(writes, Tasks.SHIP, order, shop.now().plus(pause));
    writes.commit();
  }
}

package cn.linli.groupbuy;

import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;

/** Closes campaigns of which nothing is open any more; their merchant's guarantee is freer then. */
final class Closing {
  /** How long after the after-sale period a resident may still go to the rights panel. */
  static final Duration LATE_CLAIMS = Duration.ofDays(30);

  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  private final Shop shop;

  Closing(Shop shop) {
    this.shop = shop;
  }

  /** Adds to what a use case writes that somebody looks whether it is over. */
  void later(WriteSet writes, Campaign campaign) {
    var at =
        campaign.state() == State.SUCCEEDED
            ? campaign
                .terms()
                .uncollectedAt()
                .plus(Duration.ofDays(campaign.ware().afterSaleDays()))
                .plus(LATE_CLAIMS)
            : shop.now().plus(LOOK_AGAIN);
    shop.tasks().at(writes, Tasks.CLOSE, campaign, at);
  }

  /**
   * Closes a campaign, unless an order of it is not over yet.
   *
   * @param at where to go on looking, or empty at the start
   */
  void close(UUID id, String at) {
    var campaign = shop.campaign(id);
    if (!mayClose(campaign)) {
      return;
    }
    var open = new ArrayList<Order>();
    var next =
        new Walk(shop)
            .all(
                id,
                at,
                order -> {
                  if (isOpen(campaign, order)) {
                    open.add(order);
                  }
                });
    if (!open.isEmpty()) {
      lookAgain(campaign, open.getFirst());
    } else if (next != null) {
      goOn(campaign, next);
    } else {
      Stale.again(() -> close(shop.campaign(id)));
    }
  }

  private static boolean mayClose(Campaign campaign) {
    return campaign.state().next().contains(State.CLOSED);
  }

  private void lookAgain(Campaign campaign, Order open) {
    var tomorrow = shop.now().plus(LOOK_AGAIN);
    boolean isHandedOut = open.state().isPaidFor() && open.endedAt() != null;
    var over = isHandedOut ? lastClaim(campaign, open) : tomorrow;
    var writes = shop.writes();
    shop.tasks().at(writes, Tasks.CLOSE, campaign, over.isAfter(tomorrow) ? over : tomorrow);
    writes.commit();
  }

  private void goOn(Campaign campaign, String next) {
    var writes = shop.writes();
    shop.tasks().goOn(writes, Tasks.CLOSE, campaign.home(), campaign.id(), next);
    writes.commit();
  }

  private boolean close(Campaign campaign) {
    if (!mayClose(campaign)) {
      return false;
    }
    var writes = shop.writes();
    shop.put(writes, campaign, campaign.to(State.CLOSED, campaign.reason()), new Stale());
    shop.needs()
        .merchants()
        .unlist(writes, campaign.home(), campaign.merchant(), campaign.volume());
    writes.commit();
    return true;
  }

  /** What was handed out is open until nobody may complain about it any more. */
  private boolean isOpen(Campaign campaign, Order order) {
    if (order.claims() > 0) {
      return true;
    }
    if (order.state() != OrderState.SETTLED) {
      return order.state().isLive();
    }
    return shop.now().isBefore(lastClaim(campaign, order));
  }

  private static Instant lastClaim(Campaign campaign, Order order) {
    var afterSale = Duration.ofDays(campaign.ware().afterSaleDays());
    return order.endedAt().plus(afterSale).plus(LATE_CLAIMS);
  }
}

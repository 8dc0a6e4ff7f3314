package cn.linli.groupbuy;

import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What becomes of each order when something is decided about its campaign: in steps, each of which
 * may be done again.
 */
final class Cascades {
  /** An instance that saw the campaign on sale a moment ago may have taken one order more. */
  private static final Duration ONCE_MORE = Duration.ofMinutes(1);

  private static final String LADDER = "ladder";

  private final Shop shop;
  private final Changes changes;
  private final Walk walk;

  Cascades(Shop shop) {
    this.shop = shop;
    this.changes = new Changes(shop);
    this.walk = new Walk(shop);
  }

  /** The campaign was decided or ended. */
  void decided(UUID id, String at) {
    var campaign = shop.campaign(id);
    switch (campaign.state()) {
      case FAILED -> end(campaign, at, OrderState.FAILED);
      case CANCELLED -> end(campaign, at, OrderState.STOPPED);
      case SUCCEEDED -> go(campaign, Tasks.CASCADE, at, order -> succeed(campaign, order));
      case DRAFT, IN_REVIEW, ON_SALE, DECIDING, CLOSED -> {}
    }
  }

  private void end(Campaign campaign, String at, OrderState state) {
    var next =
        walk.all(
            campaign.id(),
            at,
            community -> closeShelves(campaign, at, community),
            order -> again(order, now -> end(campaign, now, state)));
    goOn(campaign, Tasks.CASCADE, next);
  }

  /** Nothing of it is paid for any more: of what all share at once, else when it is their turn. */
  private void closeShelves(Campaign campaign, String at, CommunityId community) {
    boolean isTheirs = at.isEmpty() || campaign.terms().perCommunity();
    if (campaign.state() == State.CANCELLED && isTheirs) {
      new Deciding(shop).closeShelves(campaign, community);
    }
  }

  private void end(Campaign campaign, Order order, OrderState state) {
    if (order.state() == OrderState.AWAITING_PAYMENT || order.state() == OrderState.PAID) {
      changes.end(campaign, order, state);
    } else if (campaign.total() != null) {
      // It had succeeded before it was stopped: of what was handed out the price has fallen.
      payDifference(campaign, order);
    }
  }

  /** Whoever paid more than a piece costs in the end gets the difference, each for themselves. */
  private void succeed(Campaign campaign, Order order) {
    if (order.state() == OrderState.AWAITING_PAYMENT && !shop.now().isBefore(order.payBy())) {
      changes.end(campaign, order, OrderState.LAPSED);
      return;
    }
    if (order.state() == OrderState.PAID) {
      var data = ofPickUp(campaign, order);
      data.put("from", campaign.terms().pickUpStart());
      tell(new Event("groupbuy.order-succeeded", 1, order.community(), data));
    }
    payDifference(campaign, order);
  }

  private void payDifference(Campaign campaign, Order order) {
    var difference = order.price().minus(campaign.finalPrice()).times(order.quantity());
    if (order.state().isPaidFor() && difference.compareTo(Money.ZERO) > 0) {
      shop.needs()
          .payments()
          .refund(order.home(), order.id(), LADDER, Parts.of(Part.GOODS, difference), "团购阶梯价退差");
    }
  }

  /** A community's committee has said no to it. */
  void stop(UUID id, CommunityId community, String at) {
    var campaign = shop.campaign(id);
    var next =
        walk.community(
            community,
            id,
            at,
            order -> again(order, now -> end(campaign, now, OrderState.STOPPED)));
    goOn(campaign, Tasks.STOP, next == null ? null : community + "/" + next);
  }

  /** Its orders are to be collected by the end of a day: whoever has not hears so. */
  void remind(UUID id, String at) {
    var campaign = shop.campaign(id);
    if (campaign.state() == State.SUCCEEDED) {
      go(campaign, Tasks.REMIND, at, order -> remind(campaign, order));
    }
  }

  private void remind(Campaign campaign, Order order) {
    if (order.state() == OrderState.PAID) {
      var data = ofPickUp(campaign, order);
      tell(new Event("groupbuy.pick-up-ending", 1, order.community(), data));
    }
  }

  private static Map<String, Object> ofPickUp(Campaign campaign, Order order) {
    var data = new HashMap<String, Object>();
    data.put("order", order.id());
    data.put("campaign", order.campaign());
    data.put("person", order.person());
    data.put("until", campaign.terms().pickUpEnd());
    return data;
  }

  /** A step that is done again tells it again. */
  private void tell(Event event) {
    var writes = shop.writes();
    shop.outbox().add(writes, event);
    writes.commit();
  }

  /** Nobody can collect any more: what was not is paid back, or paid for nevertheless. */
  void uncollected(UUID id, String at) {
    var campaign = shop.campaign(id);
    if (campaign.state() != State.SUCCEEDED) {
      return;
    }
    var from = campaign.terms().uncollectedAt();
    if (shop.now().isBefore(from)) {
      // Whoever sent us has a clock that is ahead of ours.
      var writes = shop.writes();
      shop.tasks().at(writes, Tasks.UNCOLLECTED, campaign, from);
      writes.commit();
    } else {
      go(campaign, Tasks.UNCOLLECTED, at, order -> uncollected(campaign, order));
    }
  }

  private void uncollected(Campaign campaign, Order order) {
    if (order.state() != OrderState.PAID || order.claims() > 0) {
      return;
    }
    switch (campaign.terms().uncollected()) {
      case REFUND -> changes.end(campaign, order, OrderState.UNCOLLECTED);
      case FORFEIT -> {
        var next = order.to(OrderState.FORFEITED, shop.now());
        var writes = shop.writes();
        shop.put(writes, next);
        new Settling(shop).later(writes, campaign, next);
        shop.tasks().now(writes, Tasks.SHIP, next);
        writes.commit();
      }
    }
  }

  private interface Each {
    void see(Order order);
  }

  private void go(Campaign campaign, String task, String at, Each each) {
    goOn(campaign, task, walk.all(campaign.id(), at, order -> again(order, each)));
  }

  /** Of an order that has changed since it was listed, what it is now counts. */
  private void again(Order listed, Each each) {
    Stale.again(
        attempt -> {
          each.see(attempt == 1 ? listed : shop.order(listed.key()));
          return true;
        });
  }

  private void goOn(Campaign campaign, String task, String next) {
    if (next != null) {
      var writes = shop.writes();
      shop.tasks().goOn(writes, task, campaign.home(), campaign.id(), next);
      writes.commit();
    }
  }

  /** Adds to what a use case writes that it is gone through now, and once more in a minute. */
  void begin(WriteSet writes, Campaign campaign) {
    shop.tasks().now(writes, Tasks.CASCADE, campaign);
    shop.tasks().at(writes, Tasks.CASCADE, campaign, shop.now().plus(ONCE_MORE));
  }

  /** The same of one community. */
  void beginStop(WriteSet writes, Campaign campaign, CommunityId community) {
    shop.tasks().goOn(writes, Tasks.STOP, campaign.home(), campaign.id(), community + "/");
    shop.tasks()
        .goOnAt(
            writes,
            Tasks.STOP,
            campaign.home(),
            campaign.id(),
            community + "/",
            shop.now().plus(ONCE_MORE));
  }
}

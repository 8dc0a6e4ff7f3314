package cn.linli.groupbuy;

import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;

/** What complaints mean to orders: the merchant is not paid while one is open. */
final class Complaints {
  private final Shop shop;
  private final Changes changes;

  Complaints(Shop shop) {
    this.shop = shop;
    this.changes = new Changes(shop);
  }

  /** An order as it is now; nothing is left of one that has ended without being handed out. */
  Claimable look(Order.Key key) {
    var order = shop.order(key);
    return look(order, shop.campaign(order.campaign()));
  }

  private Claimable look(Order order, Campaign campaign) {
    var ended = order.endedAt();
    var until = ended == null ? null : ended.plus(afterSale(campaign));
    return new Claimable(
        order.community(),
        order.campaign(),
        order.id(),
        order.home(),
        campaign.merchant(),
        PersonId.of(campaign.owner()),
        order.person(),
        order.name(),
        campaign.ware().data().name(),
        order.quantity(),
        price(order, campaign),
        left(order),
        until,
        until == null ? null : until.plus(Closing.LATE_CLAIMS));
  }

  private static Duration afterSale(Campaign campaign) {
    return Duration.ofDays(campaign.ware().afterSaleDays());
  }

  private static Money price(Order order, Campaign campaign) {
    return campaign.total() == null
        ? order.amount()
        : campaign.finalPrice().times(order.quantity());
  }

  private Money left(Order order) {
    if (!order.state().isPaidFor()) {
      return Money.ZERO;
    }
    var paid = shop.needs().payments().get(order.person(), order.home(), order.id());
    long returned =
        paid.returned() == null
            ? 0
            : paid.returned().values().stream().mapToLong(Long::longValue).sum();
    return order.amount().minus(new Money(returned));
  }

  /**
   * One more is open. Before its campaign has succeeded, an order is cancelled instead; what was
   * handed out can be complained about whatever became of its campaign.
   */
  Claimable open(WriteSet writes, Order.Key key) {
    var order = shop.order(key);
    var campaign = shop.campaign(order.campaign());
    boolean isHandedOut = order.endedAt() != null;
    boolean hasSucceeded = campaign.state() == State.SUCCEEDED || campaign.state() == State.CLOSED;
    if (!order.state().isPaidFor() || !(isHandedOut || hasSucceeded)) {
      throw GroupBuyError.NOT_NOW.refusal("it is " + order.state());
    }
    shop.put(writes, order.claimed(order.claims() + 1));
    return look(order, campaign);
  }

  /** One is over: what waited for it goes on. */
  void close(WriteSet writes, Order.Key key) {
    var order = shop.order(key);
    var next = order.claimed(order.claims() - 1);
    shop.put(writes, next);
    if (next.claims() == 0) {
      goOn(writes, next);
    }
  }

  /** The deadline of old may just have passed, and seen that a claim was open. */
  private void goOn(WriteSet writes, Order order) {
    var campaign = shop.campaign(order.campaign());
    switch (order.state()) {
      case PAID ->
          shop.tasks().at(writes, Tasks.UNCOLLECTED, campaign, campaign.terms().uncollectedAt());
      case COLLECTED, FORFEITED -> new Settling(shop).later(writes, campaign, order);
      case AWAITING_PAYMENT,
          LAPSED,
          CANCELLED,
          FAILED,
          STOPPED,
          UNCOLLECTED,
          REFUNDED,
          SETTLED -> {}
    }
  }

  /** One is over, and the order is paid back as a whole. */
  void payBack(WriteSet writes, Order.Key key) {
    var order = shop.order(key);
    var next = order.afterClaim(OrderState.REFUNDED, shop.now());
    changes.end(writes, shop.campaign(order.campaign()), order, next);
  }

  /**
   * One is over, and its person has got an award from what the merchant put down: of an order that
   * was not handed out nothing is paid back a second time.
   */
  void award(WriteSet writes, Order.Key key) {
    var order = shop.order(key);
    if (!order.state().isPaidFor()) {
      // It was paid back since somebody looked at how much may be awarded.
      throw new Stale();
    }
    if (order.state() == OrderState.PAID) {
      var next = order.afterClaim(OrderState.FORFEITED, shop.now());
      shop.put(writes, next);
      new Settling(shop).later(writes, shop.campaign(order.campaign()), next);
    } else {
      close(writes, key);
    }
  }
}

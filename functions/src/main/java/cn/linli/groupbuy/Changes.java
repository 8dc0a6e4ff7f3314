package cn.linli.groupbuy;

import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/** Ends orders: the pieces, the person's limit and the money each go where they belong, once. */
final class Changes {
  private final Shop shop;

  Changes(Shop shop) {
    this.shop = shop;
  }

  /** Ends an order, if it still is as it was read. */
  void end(Campaign campaign, Order order, OrderState state) {
    var writes = shop.writes();
    end(writes, campaign, order, state);
    writes.commit();
  }

  /** The same within what a use case writes. */
  void end(WriteSet writes, Campaign campaign, Order order, OrderState state) {
    end(writes, campaign, order, order.to(state, shop.now()));
  }

  void end(WriteSet writes, Campaign campaign, Order order, Order next) {
    shop.put(writes, next);
    if (order.state() == OrderState.AWAITING_PAYMENT) {
      order
          .taken()
          .forEach(
              (number, pieces) ->
                  shop.shelves().giveBack(writes, shop.place(campaign, order, number), pieces));
    } else {
      unpay(writes, campaign, order);
      shop.tasks().now(writes, Tasks.REFUND, next);
    }
    var buyer = shop.buyers().get(order.person(), campaign.id(), campaign.terms().deadline());
    shop.buyers().put(writes, buyer.without(order));
  }

  /** As long as the campaign is on sale, somebody else may have the pieces. */
  private void unpay(WriteSet writes, Campaign campaign, Order order) {
    order
        .taken()
        .forEach(
            (number, pieces) -> {
              var place = shop.place(campaign, order, number);
              if (campaign.state() == State.ON_SALE) {
                shop.shelves().giveBackPaid(writes, place, pieces, new Stale());
              } else {
                shop.shelves().refund(writes, place, pieces);
              }
            });
  }
}

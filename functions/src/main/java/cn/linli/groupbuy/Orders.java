package cn.linli.groupbuy;

import cn.linli.payment.App;
import cn.linli.payment.Payments;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.PageOf;
import java.util.List;
import java.util.Map;

/** What residents do with their own orders. */
final class Orders {
  private final Shop shop;
  private final Placing placing;
  private final Changes changes;
  private final PickUpCodes codes;

  Orders(Shop shop) {
    this.shop = shop;
    this.placing = new Placing(shop);
    this.changes = new Changes(shop);
    this.codes = new PickUpCodes(shop.needs().keys());
  }

  /** Places an order and opens its payment. */
  OrderView place(Principal caller, Commands.Place command) {
    return placing.place(caller, command);
  }

  /** Opens the payment of an order once more. */
  OrderView open(Principal caller, Commands.Open command) {
    var order = own(caller, command.key());
    return OrderView.of(order, placing.open(order, App.of(command.app())));
  }

  /** An order with its money, and the code to collect it by. */
  OrderView get(Principal caller, Commands.OfOrder query) {
    var order = own(caller, query.key());
    return OrderView.of(order, null, code(order), payment(order));
  }

  private String code(Order order) {
    boolean isReady =
        order.state() == OrderState.PAID
            && shop.campaign(order.campaign()).state() == State.SUCCEEDED;
    return isReady ? codes.of(order) : null;
  }

  private Payments.View payment(Order order) {
    return shop.needs().payments().get(order.person(), order.home(), order.id());
  }

  private Order own(Principal caller, Order.Key key) {
    return shop.orders()
        .find(key)
        .filter(order -> order.person().equals(caller.person()))
        .orElseThrow(GroupBuyError.ORDER_NOT_FOUND::refusal);
  }

  /** A page of the caller's orders here, by the deadlines of their campaigns, the latest first. */
  PageOf<OrderView> mine(Principal caller, Commands.MyOrders query) {
    var cursors = shop.needs().people().cursors();
    var name = "orders %s %s".formatted(caller.person(), query.community());
    var page =
        shop.buyers()
            .page(
                caller.person(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    var orders = page.items().stream().flatMap(buyer -> ofBuyer(buyer, query).stream()).toList();
    return new PageOf<>(orders, cursors.after(name, page.last()));
  }

  private List<OrderView> ofBuyer(Buyer buyer, Commands.MyOrders query) {
    return buyer.orders().entrySet().stream()
        .filter(entry -> entry.getValue().community().equals(query.community()))
        .map(Map.Entry::getKey)
        .sorted()
        .flatMap(
            id ->
                shop.orders().find(new Order.Key(query.community(), buyer.campaign(), id)).stream())
        .map(order -> OrderView.of(order, null))
        .toList();
  }

  /** The caller does not want it any more; what they paid goes back. */
  OrderView cancel(Principal caller, Commands.OfOrder command) {
    return Stale.again(
        () -> {
          var order = own(caller, command.key());
          if (order.state() == OrderState.CANCELLED) {
            return OrderView.of(order, null);
          }
          var campaign = shop.campaign(order.campaign());
          if (!campaign.isOnSale(shop.now())) {
            throw GroupBuyError.TOO_LATE.refusal();
          }
          changes.end(campaign, order, OrderState.CANCELLED);
          return OrderView.of(own(caller, command.key()), null);
        });
  }
}

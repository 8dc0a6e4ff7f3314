package cn.linli.house;

import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.town.Client;
import cn.linli.town.Resident;
import cn.linli.town.Sale;
import cn.linli.town.Stall;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What buying together costs the database. */
record TradeCosts(Costs costs, Town town, Sale sale) {
  static TradeCosts in(Costs costs, Town town) {
    var merchant = UUID.randomUUID();
    var campaign = UUID.randomUUID();
    return new TradeCosts(
        costs, town, new Sale(town, merchant, UUID.randomUUID(), campaign, 3, 1, 3));
  }

  void measure() {
    town.deployment().holdEvents(false);
    var owner = resident("seller", 901);
    Stall.open(town, owner, sale.merchant(), sale.product());
    town.settles();
    town.deployment().holdEvents(true);
    Sale.point(town);
    sale.begin(owner);
    var buyer = resident("buyer", 902);
    // The first order of a community finds that it takes part, and what an instance sees first.
    place(buyer, UUID.randomUUID());
    var order = UUID.randomUUID();
    costs.measure("placeOrder, with its payment opened", () -> place(buyer, order));
    costs.measure("placeOrder, the same again", () -> place(buyer, order));
    town.deployment().weChatPay().pay(order.toString().replace("-", ""));
    costs.measure(
        "paymentNotify, the first, for an order",
        () -> town.deployment().weChatPay().deliver(Delivery.IN_ORDER));
    costs.measure("onGroupBuyDue, an order is paid for", () -> paid(buyer, order));
    costs.measure("getOrder", () -> buyer.get(sale.path(order)).expect(200));
    costs.measure("listMyOrders", () -> buyer.get(home() + "/my-orders").expect(200));
    place(buyer, UUID.randomUUID());
    town.passes(Duration.ofSeconds(2));
    var late = resident("late", 903);
    costs.measure("placeOrder, the first to hear of sold out", () -> soldOut(late));
    costs.measure("placeOrder, refused: sold out", () -> soldOut(late));
    var anybody = town.anybody();
    town.passes(Duration.ofSeconds(2));
    costs.measure("getCampaign", () -> anybody.get(sale.path()).expect(200));
    costs.measure("listCampaigns", () -> anybody.get(home() + "/campaigns").expect(200));
  }

  private Client resident(String key, int number) {
    return new Resident(town, key, number).moveIn(Town.COMMUNITY);
  }

  private static String home() {
    return "/communities/" + Town.COMMUNITY;
  }

  private void place(Client buyer, UUID order) {
    sale.order(buyer, order).expect(200);
  }

  private void soldOut(Client buyer) {
    sale.order(buyer, UUID.randomUUID()).expect(409);
  }

  private void paid(Client buyer, UUID order) {
    var data =
        Map.of(
            "payment",
            order,
            "subject",
            "order/%s/%s/%s".formatted(Town.COMMUNITY, sale.campaign(), order),
            "payer",
            buyer.person(),
            "amountFen",
            3000);
    var detail =
        Map.of(
            "id",
            UUID.randomUUID(),
            "type",
            "payment.settled",
            "version",
            1,
            "community",
            Town.COMMUNITY,
            "at",
            town.now().toString(),
            "data",
            data);
    var batch =
        Map.of(
            "Records",
            List.of(Map.of("messageId", "1", "body", Json.text(Map.of("detail", detail)))));
    var answer = town.deployment().lambdas().call("onGroupBuyDue", Json.bytes(batch));
    if (!Json.MAPPER.readTree(answer).path("batchItemFailures").isEmpty()) {
      throw new AssertionError("the payment of " + order + " was not heard");
    }
  }
}

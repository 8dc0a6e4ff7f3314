package cn.linli.money;

import static cn.linli.money.Neighbours.answered;

import cn.linli.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What a merchant and its neighbours do on a day: campaigns are offered, reviewed, ordered from,
 * paid for in time, late or not at all, and ended before their time.
 */
final class DayTrade {
  private static final int MOST_SALES = 2;

  final Market market;
  final Bazaar bazaar;
  final List<Sale> sales = new ArrayList<>();
  final List<Bought> orders = new ArrayList<>();
  final List<String> guarantees = new ArrayList<>();
  private final World world;
  private final Random random;
  private final List<String> notices;
  private int vetoes;

  DayTrade(Market market, Random random, List<String> notices) {
    this.market = market;
    this.world = market.world;
    this.random = random;
    this.notices = notices;
    this.bazaar = new Bazaar(market, id(), id());
  }

  UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  int vetoes() {
    return vetoes;
  }

  /** It offers something, as soon as its guarantee is enough for that. */
  void begin() {
    var sale = Sale.random(random, id(), world.clock.instant());
    pay(guarantee(Math.max(1_000, sale.pieces() * Sale.PRICE / 10) + random.nextInt(500)));
    offer(sale);
  }

  void step() {
    switch (random.nextInt(24)) {
      case 0 -> offer();
      case 1 -> review();
      case 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> order();
      case 12, 13, 14, 15, 16, 17, 18, 19, 20 -> pay();
      case 21 -> takeBack();
      case 22 -> cancel();
      case 23 -> veto();
      default -> throw new IllegalStateException();
    }
  }

  private void offer() {
    if (sales.size() < MOST_SALES) {
      offer(Sale.random(random, id(), world.clock.instant()));
    }
  }

  private void offer(Sale sale) {
    sales.add(sale);
    answered(() -> owners(sale, "", sale.json(bazaar)));
    review(sale);
  }

  private void review() {
    review(sales.get(random.nextInt(sales.size())));
  }

  /** Both change nothing once they are done; a guarantee may be too small for a while. */
  private void review(Sale sale) {
    answered(() -> owners(sale, "/submission", "{\"revision\": 1}"));
    answered(
        () ->
            market.groupBuy(
                world.cast.staff(),
                "PUT /communities/{community}/campaigns/{campaign}/decision",
                "{\"decision\": \"pass\", \"reason\": \"已看\", \"revision\": 2}",
                World.COMMUNITY,
                sale.id()));
  }

  private JsonNode owners(Sale sale, String rest, String body) {
    var route = "PUT /communities/{community}/campaigns/{campaign}" + rest;
    return market.groupBuy(bazaar.owner, route, body, World.COMMUNITY, sale.id());
  }

  /** Something new, or the same once more. */
  private void order() {
    if (orders.isEmpty() || random.nextInt(6) > 0) {
      var sale = sales.get(random.nextInt(sales.size()));
      var person = world.cast.residents().get(random.nextInt(Cast.RESIDENTS));
      var community = sale.reach().get(random.nextInt(sale.reach().size()));
      var quantity = random.nextInt(4) == 0 ? 2 : 1;
      place(new Bought(sale, id(), person, community, quantity));
    } else {
      orders.get(random.nextInt(orders.size())).place(market);
    }
  }

  /** What was refused is nothing; of what was not answered an impatient client asks again. */
  private void place(Bought order) {
    var answer = order.place(market);
    if (isDead(answer) && random.nextBoolean()) {
      answer = order.place(market);
    }
    if (isDead(answer) || answer.has("order")) {
      orders.add(order);
    }
  }

  private static boolean isDead(JsonNode answer) {
    return answer.path("status").asInt(0) >= 500;
  }

  /** Whoever can pay does so now, or another time, or never. */
  private void pay() {
    var unpaid =
        orders.stream()
            .map(order -> world.provider.orders().get(order.number()))
            .filter(order -> order != null && order.paid == null && !order.closed)
            .toList();
    if (!unpaid.isEmpty()) {
      var order = unpaid.get(random.nextInt(unpaid.size()));
      boolean isWrong = random.nextInt(25) == 0;
      var paid = isWrong ? order.asked.plus(new Money(1)) : order.asked;
      world.provider.pay(order.number, paid, TestProvider.SELLER);
      tell(order.number);
    }
  }

  private void tell(String number) {
    for (int copies = random.nextInt(4); copies > 0; copies--) {
      notices.add(number);
    }
  }

  private void takeBack() {
    if (!orders.isEmpty()) {
      orders.get(random.nextInt(orders.size())).cancel(market);
    }
  }

  private void cancel() {
    if (random.nextInt(9) == 0) {
      var sale = sales.get(random.nextInt(sales.size()));
      owners(sale, "/cancellation", "{\"reason\": \"断货\"}");
    }
  }

  /** To the merchant, or to a campaign of it. */
  void veto() {
    if (random.nextInt(7) > 0) {
      return;
    }
    var sale = sales.get(random.nextInt(sales.size()));
    var community = sale.reach().get(random.nextInt(sale.reach().size()));
    var body = "{\"reason\": \"投诉\"}";
    var answer =
        random.nextBoolean()
            ? market.merchant(
                world.cast.committee(),
                "PUT /communities/{community}/merchants/{merchant}/veto",
                body,
                community,
                bazaar.merchant)
            : market.groupBuy(
                world.cast.committee(),
                "PUT /communities/{community}/campaigns/{campaign}/veto",
                body,
                community,
                sale.id());
    vetoes += answer.has("code") ? 0 : 1;
  }

  /** The owner is asked for money; what they pay under. */
  private String guarantee(long fen) {
    var payment = id();
    var number = payment.toString().replace("-", "");
    var answer =
        market.merchant(
            bazaar.owner,
            "PUT /communities/{community}/merchants/{merchant}/guarantee/payments/{payment}",
            "{\"amountFen\": %d}".formatted(fen),
            World.COMMUNITY,
            bazaar.merchant,
            payment);
    if (answer.has("payment")) {
      world.provider.ask(number, new Money(fen));
      guarantees.add(number);
    }
    return number;
  }

  private void pay(String guarantee) {
    var order = world.provider.orders().get(guarantee);
    if (order != null && world.provider.pay(guarantee, order.asked)) {
      world.notify(guarantee);
      tell(guarantee);
    }
  }

  /** So much more; the provider may tell of it late. */
  void topUp(long fen) {
    pay(guarantee(fen));
  }
}

package cn.linli.groupbuy;

import cn.linli.merchant.Seller;
import cn.linli.payment.App;
import cn.linli.payment.Ask;
import cn.linli.payment.Opening;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.payment.PayParameters;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Glimpses;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes orders: the pieces, the person's limit, the order and its payment in one transaction; none
 * of them alone.
 */
final class Placing {
  private static final Duration TO_PAY = Duration.ofMinutes(15);

  /** Of how many communities an instance remembers that they take part. */
  private static final int MOST_JOINED = 10_000;

  private final Shop shop;
  private final Shelves shelves;
  private final Glimpses<Here, Sale> sales;

  /** Communities of which this instance knows that they take part. */
  private final Set<Here> joined = ConcurrentHashMap.newKeySet();

  Placing(Shop shop) {
    this.shop = shop;
    this.shelves = new Shelves(shop, shop.clock());
    this.sales = new Glimpses<>(shop.clock());
  }

  /** Places an order and opens its payment. The same again opens it again. */
  OrderView place(Principal caller, Commands.Place command) {
    var key = new Order.Key(command.community(), command.campaign(), command.order());
    var stored = shop.orders().find(key);
    if (stored.isPresent()) {
      return again(caller, command, stored.get());
    }
    var sale = sale(command);
    if (sale.seller().owner().equals(caller.person())) {
      throw GroupBuyError.OWN.refusal("a merchant's own orders would not be its neighbours'");
    }
    var home = sale.campaign().home();
    var name = shop.needs().people().requireName(caller.person());
    return Stale.again(
        attempt -> {
          // The same request at the same moment may have been what was in the way.
          if (attempt > 1 && shop.needs().payments().find(home, command.order()).isPresent()) {
            var twin = shop.orders().find(key).orElseThrow(GroupBuyError.ID_REUSED::refusal);
            return again(caller, command, twin);
          }
          var placed = placeOnce(caller, name, command, sale, attempt > 1);
          return OrderView.of(placed.order(), shop.needs().payments().open(placed.opening()));
        });
  }

  private OrderView again(Principal caller, Commands.Place command, Order stored) {
    if (!stored.person().equals(caller.person())
        || stored.quantity() != command.quantity()
        || !stored.point().equals(command.point())) {
      throw GroupBuyError.ID_REUSED.refusal();
    }
    return stored.state() == OrderState.AWAITING_PAYMENT
        ? OrderView.of(stored, open(stored, App.of(command.app())))
        : OrderView.of(stored, null);
  }

  /** What the page of an unpaid order's person needs to pay it. */
  PayParameters open(Order order, App app) {
    if (order.state() != OrderState.AWAITING_PAYMENT || !shop.now().isBefore(order.payBy())) {
      throw GroupBuyError.NOTHING_TO_PAY.refusal();
    }
    return shop.needs().payments().open(order.person(), order.home(), order.id(), app);
  }

  /** What everybody who orders here and now has in common. */
  private Sale sale(Commands.Place command) {
    var here = new Here(command.community(), command.campaign());
    var sale = sales.get(here, () -> look(here));
    if (!sale.isOpen() || !sale.campaign().isOnSale(shop.now())) {
      throw GroupBuyError.NOT_ON_SALE.refusal();
    }
    if (!sale.points().contains(command.point())) {
      throw GroupBuyError.POINT_CLOSED.refusal();
    }
    return sale;
  }

  private Sale look(Here here) {
    var campaign =
        shop.campaigns()
            .find(here.campaign())
            .filter(found -> found.state().isPublic() && shop.reaches(found, here.community()))
            .orElseThrow(GroupBuyError.CAMPAIGN_NOT_FOUND::refusal);
    var merchants = shop.needs().merchants();
    var seller = merchants.seller(campaign.home(), campaign.merchant());
    var ware = campaign.ware().product();
    boolean isOpen =
        seller.maySell()
            && merchants.isAdmitted(here.community(), seller.id())
            && !merchants.isVetoed(here.community(), seller.id(), ware, campaign.id());
    return new Sale(campaign, seller, isOpen, new Points(shop).open(campaign, here.community()));
  }

  private Placed placeOnce(
      Principal caller, String name, Commands.Place command, Sale sale, boolean isSure) {
    var campaign = sale.campaign();
    var terms = campaign.terms();
    join(campaign, command.community());
    var buyer = shop.buyers().get(caller.person(), campaign.id(), terms.deadline());
    if (buyer.orders().containsKey(command.order())) {
      // The same request in the same moment was first: what it took is not above the limit.
      throw new Stale();
    }
    if (buyer.pieces() + command.quantity() > terms.perPerson() || buyer.isFull()) {
      throw GroupBuyError.LIMIT_REACHED.refusal();
    }
    var taken =
        shelves.choose(campaign, command.community(), command.order(), command.quantity(), isSure);
    var order = order(caller, name, command, campaign, taken);
    var writes = shop.writes();
    shop.orders().put(writes, order);
    shop.buyers().put(writes, buyer.with(order));
    taken.forEach(
        (number, pieces) ->
            shop.shelves()
                .reserve(writes, shop.place(campaign, order, number), pieces, new Stale()));
    var app = App.of(command.app());
    var opening = shop.needs().payments().ask(writes, ask(order, sale), app, terms.isRush());
    writes.commit();
    return new Placed(order, opening);
  }

  private Order order(
      Principal caller,
      String name,
      Commands.Place command,
      Campaign campaign,
      Map<Integer, Integer> taken) {
    var now = shop.now();
    return new Order(
        command.order(),
        command.community(),
        campaign.id(),
        campaign.home(),
        caller.person(),
        name,
        command.quantity(),
        campaign.terms().price(),
        command.point(),
        taken,
        now,
        payBy(now, campaign),
        OrderState.AWAITING_PAYMENT,
        null,
        null,
        null,
        0,
        1);
  }

  private static Instant payBy(Instant now, Campaign campaign) {
    var later = now.plus(TO_PAY);
    var deadline = campaign.terms().deadline();
    return later.isBefore(deadline) ? later : deadline;
  }

  private static Ask ask(Order order, Sale sale) {
    return new Ask(
        order.home(),
        order.id(),
        order.person(),
        sale.seller().payee(),
        order.subject(),
        Parts.of(Part.GOODS, order.amount()),
        "%s × %d".formatted(sale.campaign().ware().data().name(), order.quantity()),
        order.payBy());
  }

  /** The first order of a community finds that it takes part, and its shelves where it has some. */
  private void join(Campaign campaign, CommunityId community) {
    var here = new Here(community, campaign.id());
    if (joined.contains(here)) {
      return;
    }
    if (!shop.joined().has(campaign.id(), community)) {
      var writes = shop.writes();
      shop.joined().create(writes, campaign.id(), community);
      if (campaign.terms().perCommunity()) {
        Stock.shelves(campaign, community).forEach(shelf -> shop.shelves().create(writes, shelf));
      }
      writes.commit();
    }
    if (joined.size() >= MOST_JOINED) {
      joined.clear();
    }
    joined.add(here);
  }

  private record Here(CommunityId community, UUID campaign) {}

  private record Sale(Campaign campaign, Seller seller, boolean isOpen, Set<String> points) {}

  private record Placed(Order order, Opening opening) {}
}

package cn.linli.groupbuy;

import cn.linli.merchant.ActiveMerchant;
import cn.linli.merchant.ProductData;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Campaigns with as many open orders as somebody wants, for tests of what ends them. */
public final class OpenOrders {
  /** What a piece costs. */
  public static final Money PRICE = new Money(100);

  /**
   * So many orders are written in a transaction, with their buyers: those of one person stand next
   * to each other, and are not parted if they are ten.
   */
  private static final int AT_ONCE = 80;

  /** So many pieces are left on each shelf beside what is ordered. */
  public static final int SPARE = 10;

  private final Dynamo dynamo;
  private final UUID merchant;
  private final PersonId owner;
  private final Instant now;

  public OpenOrders(Dynamo dynamo, UUID merchant, PersonId owner, Instant now) {
    this.dynamo = dynamo;
    this.merchant = merchant;
    this.owner = owner;
    this.now = now;
  }

  /**
   * How a campaign sells.
   *
   * @param hasSucceeded whether it is decided already, and only waits to be collected
   * @param stock of which some pieces are left when all orders are written
   */
  public record Sells(
      List<CommunityId> reach,
      boolean perCommunity,
      int shelves,
      int stock,
      boolean hasSucceeded) {}

  /** An open order. */
  public record One(
      UUID campaign, CommunityId community, UUID id, PersonId person, int quantity, boolean paid) {
    public Money amount() {
      return PRICE.times(quantity);
    }

    public String subject() {
      return Order.Key.SUBJECT + new Order.Key(community, campaign, id).ref();
    }
  }

  /** A campaign that may be sold; what is bought of it comes later. */
  public UUID campaign(Sells sells) {
    var campaign = campaign(UUID.randomUUID(), sells);
    var writes = new WriteSet(dynamo);
    new CampaignTable(dynamo).put(writes, campaign, new IllegalStateException());
    new OfMerchantTable(dynamo).add(writes, campaign);
    writes.commit();
    return campaign.id();
  }

  /** What its merchant has on sale by it. */
  public Money volume(UUID campaign) {
    return new CampaignTable(dynamo).find(campaign).orElseThrow().volume();
  }

  /** Writes the orders of a community, and the shelves from which they took their pieces. */
  public void write(UUID campaign, CommunityId community, List<One> orders) {
    var of = new CampaignTable(dynamo).find(campaign).orElseThrow();
    var writes = new WriteSet(dynamo);
    new JoinedTable(dynamo).create(writes, campaign, community);
    writes.commit();
    for (int i = 0; i < orders.size(); i += AT_ONCE) {
      write(of, orders.subList(i, Math.min(i + AT_ONCE, orders.size())));
    }
  }

  private void write(Campaign campaign, List<One> some) {
    var writes = new WriteSet(dynamo);
    var buyers = new LinkedHashMap<PersonId, Buyer>();
    for (var one : some) {
      var order = order(campaign, one);
      new OrderTable(dynamo).put(writes, order);
      buyers.merge(one.person(), first(campaign, order), (known, none) -> with(known, order));
    }
    buyers.values().forEach(buyer -> new BuyerTable(dynamo).put(writes, buyer));
    writes.commit();
  }

  private static Buyer first(Campaign campaign, Order order) {
    return with(Buyer.none(order.person(), campaign.id(), campaign.terms().deadline()), order);
  }

  /** As the first revision, whatever was before. */
  private static Buyer with(Buyer buyer, Order order) {
    var next = buyer.with(order);
    return new Buyer(next.person(), next.campaign(), next.deadline(), next.orders(), 1);
  }

  /** Lays on the shelves of these orders what is left beside them. */
  public void shelve(UUID campaign, CommunityId owner, List<One> orders) {
    var of = new CampaignTable(dynamo).find(campaign).orElseThrow();
    var writes = new WriteSet(dynamo);
    for (int number = 0; number < of.terms().shelfCount(); number++) {
      int open = pieces(of, orders, number, false);
      int paid = pieces(of, orders, number, true);
      boolean isClosed = of.state() == State.SUCCEEDED;
      new ShelfTable(dynamo)
          .create(writes, new Shelf(campaign, owner, number, SPARE, open, paid, isClosed));
    }
    writes.commit();
  }

  private static int pieces(Campaign campaign, List<One> orders, int shelf, boolean paid) {
    return orders.stream()
        .filter(one -> one.paid() == paid && shelfOf(campaign, one) == shelf)
        .mapToInt(One::quantity)
        .sum();
  }

  private static int shelfOf(Campaign campaign, One one) {
    return Math.floorMod(one.id().hashCode(), campaign.terms().shelfCount());
  }

  private Order order(Campaign campaign, One one) {
    var payBy = now.plus(Duration.ofMinutes(15));
    return new Order(
        one.id(),
        one.community(),
        campaign.id(),
        campaign.home(),
        one.person(),
        "张**",
        one.quantity(),
        PRICE,
        "hall",
        Map.of(shelfOf(campaign, one), one.quantity()),
        now,
        payBy,
        one.paid() ? OrderState.PAID : OrderState.AWAITING_PAYMENT,
        one.paid() ? now : null,
        null,
        null,
        0,
        1);
  }

  private Campaign campaign(UUID id, Sells sells) {
    var data =
        new ProductData(
            "平谷大桃",
            "fruit",
            "新鲜",
            "箱",
            PRICE.fen(),
            PRICE.fen(),
            null,
            List.of(),
            "平谷",
            null,
            null);
    var ware =
        new Ware(
            UUID.randomUUID(),
            1,
            data,
            ActiveMerchant.FEE_PER_MILLE,
            ActiveMerchant.AFTER_SALE_DAYS);
    var opensAt = now.minus(Duration.ofDays(1));
    var deadline =
        sells.hasSucceeded() ? now.minus(Duration.ofHours(1)) : now.plus(Duration.ofDays(20));
    var terms =
        new Terms(
            new Reach(sells.reach(), null),
            PRICE.fen(),
            List.of(),
            1,
            sells.stock(),
            sells.perCommunity(),
            5,
            sells.shelves(),
            opensAt,
            deadline,
            List.of(),
            List.of(new Terms.Window(deadline, deadline.plus(Duration.ofDays(30)))),
            Terms.Uncollected.REFUND);
    return new Campaign(
        id,
        sells.reach().getFirst(),
        merchant,
        owner.toString(),
        ActiveMerchant.payee(merchant),
        ware,
        terms,
        sells.hasSucceeded() ? State.SUCCEEDED : State.ON_SALE,
        null,
        sells.hasSucceeded() ? sells.stock() : null,
        1);
  }

  /** The shelves of a campaign, of a community or of all. */
  public List<Figures> shelves(UUID campaign, CommunityId owner) {
    var of = new CampaignTable(dynamo).find(campaign).orElseThrow();
    var figures = new ArrayList<Figures>();
    for (int number = 0; number < of.terms().shelfCount(); number++) {
      var place = new Shelf.Place(campaign, owner, number);
      var shelf = new ShelfTable(dynamo).find(place).orElseThrow();
      figures.add(new Figures(shelf.left() - SPARE, shelf.open(), shelf.paid(), shelf.closed()));
    }
    return figures;
  }

  /** How an order stands. */
  public String state(One one) {
    var key = new Order.Key(one.community(), one.campaign(), one.id());
    return new OrderTable(dynamo).find(key).orElseThrow().state().toString();
  }

  /** How many pieces count against the limit of an order's person. */
  public int counted(One one) {
    var deadline = new CampaignTable(dynamo).find(one.campaign()).orElseThrow().terms().deadline();
    return new BuyerTable(dynamo).get(one.person(), one.campaign(), deadline).pieces();
  }

  /** How a campaign stands. */
  public String state(UUID campaign) {
    return new CampaignTable(dynamo).find(campaign).orElseThrow().state().toString();
  }

  /**
   * A shelf.
   *
   * @param more how many pieces are left beside those that were
   */
  public record Figures(int more, int open, int paid, boolean closed) {}
}

package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.merchant.ActiveMerchant;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What has to hold of a day's campaigns, orders and complaints: at any time, and in the end. */
final class TradeChecks {
  private static final Duration AFTER_SALE = Duration.ofDays(ActiveMerchant.AFTER_SALE_DAYS);
  private static final Set<String> OVER = Set.of("accepted", "closed", "ruled", "withdrawn");

  /** Ends of orders that hold no pieces of those that were paid for at the deadline. */
  private static final Set<String> DECIDED = Set.of("settled", "uncollected", "refunded");

  private static final Set<String> LIVE =
      Set.of("awaiting-payment", "paid", "collected", "forfeited", "settled");

  private final DayTrade trade;
  private final DayClaims claims;
  private final Market market;
  private final World world;
  private final Map<Bought, JsonNode> seen = new LinkedHashMap<>();
  private final Map<String, Long> tally = new TreeMap<>();
  private long granted;
  private long arrived;
  private long funded;

  TradeChecks(DayTrade trade, DayClaims claims) {
    this.trade = trade;
    this.claims = claims;
    this.market = trade.market;
    this.world = trade.market.world;
  }

  /** What has happened, to see that it did. */
  Map<String, Long> tally() {
    return tally;
  }

  /** Whatever is under way: nothing is sold twice, nobody has too much, and no page lies. */
  void watch() {
    look();
    for (var sale : trade.sales) {
      for (var community : owners(sale)) {
        watch(sale, community);
      }
    }
    claims.all.forEach(this::watch);
  }

  /** No merchant is paid while somebody waits who has complained in time. */
  private void watch(DayClaims.Complaint claim) {
    var view = claims.view(claim);
    if (view.has("state")
        && !OVER.contains(view.path("state").asString())
        && state(claim.of()).equals("settled")) {
      var late = Instant.parse(seen.get(claim.of()).path("endedAt").asString()).plus(AFTER_SALE);
      assertThat(Instant.parse(view.path("openedAt").asString()))
          .as("only who comes late complains of what is settled: %s", claim)
          .isAfterOrEqualTo(late);
    }
  }

  /** What an instance saw a moment ago does not count. */
  private void look() {
    world.clock.advance(Duration.ofSeconds(2));
    seen.clear();
    trade.orders.forEach(order -> seen.put(order, order.view(market)));
  }

  private static List<CommunityId> owners(Sale sale) {
    return sale.perCommunity() ? sale.reach() : sale.reach().subList(0, 1);
  }

  private JsonNode page(Sale sale, CommunityId community) {
    var route = "GET /communities/{community}/campaigns/{campaign}";
    return market.groupBuy(trade.bazaar.owner, route, null, community, sale.id());
  }

  private void watch(Sale sale, CommunityId owner) {
    var page = page(sale, owner);
    if (!page.has("progress")) {
      return;
    }
    var orders =
        seen.keySet().stream()
            .filter(order -> order.sale().equals(sale))
            .filter(order -> !sale.perCommunity() || order.community().equals(owner))
            .toList();
    int paid = pieces(orders, Bought.PAID);
    int live = pieces(orders, LIVE);
    var progress = page.path("progress");
    assertThat(progress.path("paid").asInt()).as("what the page says: %s", sale).isEqualTo(paid);
    assertThat(progress.path("left").asInt()).isNotNegative();
    assertThat(live + progress.path("left").asInt())
        .as("what is sold and what is left of %s", sale)
        .isLessThanOrEqualTo(sale.stock());
    for (var person : world.cast.residents()) {
      var theirs = seen.keySet().stream().filter(order -> order.person().equals(person));
      var here = theirs.filter(order -> order.sale().equals(sale)).toList();
      assertThat(pieces(here, LIVE))
          .as("what one person has")
          .isLessThanOrEqualTo(sale.perPerson());
    }
  }

  private int pieces(List<Bought> orders, Set<String> states) {
    return orders.stream()
        .filter(order -> states.contains(state(order)))
        .mapToInt(Bought::quantity)
        .sum();
  }

  private String state(Bought order) {
    return seen.get(order).path("state").asString("");
  }

  /** Everything is over. */
  void check() {
    watch();
    trade.sales.forEach(this::check);
    var refunds = new TreeMap<String, Long>();
    claims.all.forEach(claim -> check(claim, refunds));
    for (var order : trade.orders) {
      if (seen.get(order).has("state")) {
        new OrderCheck(world, market, order, seen.get(order), page(order.sale(), order.community()))
            .check(refunds.getOrDefault(order.number(), 0L), tally);
      }
    }
    checkGuarantee();
  }

  private void check(Sale sale) {
    var page = page(sale, World.COMMUNITY);
    if (!page.has("state")) {
      // Nobody has put it on sale.
      return;
    }
    assertThat(page.path("state").asString()).isEqualTo("closed");
    var orders = trade.orders.stream().filter(order -> order.sale().equals(sale)).toList();
    var total = page.at("/progress/total");
    boolean isCancelled = page.hasNonNull("reason");
    if (total.isInt()) {
      assertThat(total.asInt()).as("sold").isBetween(pieces(orders, DECIDED), sale.pieces());
      boolean hasSucceeded = total.asInt() >= sale.minimum();
      assertThat(orders.stream().map(this::state))
          .doesNotContain(hasSucceeded ? "failed" : "settled");
      count(isCancelled ? "cancelled" : hasSucceeded ? "succeeded" : "failed");
      if (!sale.perCommunity() && pieces(orders, Set.of("stopped")) == 0) {
        assertThat(total.asInt() + page.at("/progress/left").asInt())
            .as("no piece is lost, and none found: %s", sale)
            .isEqualTo(sale.stock());
      }
    } else {
      assertThat(isCancelled).isTrue();
      assertThat(pieces(orders, DECIDED)).isZero();
      count("cancelled");
    }
  }

  private void count(String what) {
    tally.merge("campaigns " + what, 1L, Long::sum);
  }

  private void check(DayClaims.Complaint claim, Map<String, Long> refunds) {
    var of = claim.of();
    var view = claims.view(claim);
    if (!view.has("state")) {
      return;
    }
    tally.merge("claims", 1L, Long::sum);
    assertThat(view.path("state").asString()).isIn(OVER);
    var outcome = view.path("outcome");
    long fen = outcome.path("grantedFen").asLong(0);
    switch (outcome.path("source").asString("")) {
      case "payment" -> refunds.merge(of.number(), fen, Long::sum);
      case "guarantee" -> {
        var payout = world.payout(of.person(), trade.bazaar.payout(claim.id()));
        assertThat(payout.path("amountFen").asLong()).isEqualTo(fen);
        assertThat(payout.path("paidFen").asLong())
            .isEqualTo(outcome.path("arrivedFen").asLong())
            .isLessThanOrEqualTo(payout.path("fundedFen").asLong());
        granted += fen;
        funded += payout.path("fundedFen").asLong();
        arrived += payout.path("paidFen").asLong();
        tally.merge("claims paid by the guarantee", 1L, Long::sum);
        long missing = outcome.path("missingFen").asLong();
        tally.merge("claims above the guarantee", missing > 0 ? 1L : 0L, Long::sum);
      }
      default -> assertThat(fen).isZero();
    }
  }

  private void checkGuarantee() {
    var guarantee =
        market.merchant(
            trade.bazaar.owner,
            "GET /communities/{community}/merchants/{merchant}/guarantee",
            null,
            World.COMMUNITY,
            trade.bazaar.merchant);
    long paid =
        trade.guarantees.stream()
            .map(number -> world.provider.orders().get(number))
            .filter(order -> order.paid != null)
            .mapToLong(order -> order.paid.amount().fen())
            .sum();
    long available = guarantee.path("availableFen").asLong();
    long owed = guarantee.path("owedFen").asLong();
    assertThat(guarantee.path("heldFen").asLong()).as("held").isZero();
    assertThat(guarantee.path("volumeFen").asLong()).as("on sale").isZero();
    assertThat(available).isNotNegative();
    assertThat(available - owed).as("what awards have left").isEqualTo(paid - granted);
    assertThat(granted - funded).as("what residents wait for").isEqualTo(owed);
    assertThat(world.provider.transfers().arrived("维权先行赔付").stream().mapToLong(Money::fen).sum())
        .as("what was sent to them")
        .isEqualTo(arrived);
    tally.merge("merchants that owe something", owed > 0 ? 1L : 0L, Long::sum);
    new TradeBooks(trade.bazaar, trade.orders, world)
        .check(Map.of("paid", paid, "granted", granted, "arrived", arrived, "owed", owed));
  }
}

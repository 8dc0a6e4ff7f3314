package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neighbours buy together, from the campaign to the share-out. */
class GroupBuyJourneyTest {
  private static final Fair FAIR = new Fair();

  @Test
  void succeedsIsCollectedAndDivided() {
    var sale = FAIR.onSale(Fair.Terms.of(3, 10, 2));
    var one = sale.paid(2);
    var other = sale.paid(1);
    assertThat(sale.page().at("/progress/paid").asInt()).isEqualTo(3);

    sale.ends();
    assertThat(sale.state()).isEqualTo("succeeded");
    FAIR.passes(Duration.ofHours(1));
    var handed = FAIR.collect(FAIR.till.town.operator(), "hall", one.code(), "").expect(200);
    assertThat(handed.text("/name")).isEqualTo("张**");

    assertThat(one.state()).isEqualTo("collected");
    assertThat(other.state()).isEqualTo("paid");
    FAIR.till.skips(Duration.ofHours(50));
    FAIR.passes(Duration.ofHours(2));
    FAIR.till.skips(Duration.ofHours(114));
    Eventually.holds(
        () -> {
          FAIR.passes(Duration.ofMinutes(30));
          assertThat(FAIR.till.told("payment.shared-out", one.id())).hasSize(1);
        });
    assertThat(one.state()).isEqualTo("settled");
    assertThat(other.state()).isEqualTo("uncollected");
    comesBack(other, Fair.PRICE);
  }

  /** It takes the provider some minutes. */
  private static void comesBack(Fair.Order order, long fen) {
    Eventually.holds(
        () -> {
          FAIR.passes(Duration.ofMinutes(1));
          assertThat(order.refunds()).containsExactly(fen);
        });
  }

  @Test
  void scenario37AFailedGroupOfFiveIsRefundedEachTheirOwn() {
    var sale = FAIR.onSale(Fair.Terms.of(6, 10, 1));
    var orders = IntStream.range(0, 5).mapToObj(i -> sale.paid(1)).toList();

    sale.ends();

    assertThat(sale.state()).isEqualTo("failed");
    for (var order : orders) {
      comesBack(order, Fair.PRICE);
      assertThat(order.state()).isEqualTo("failed");
    }
    assertThat(sale.page().at("/progress/paid").asInt()).isZero();
    assertThat(sale.page().at("/progress/total").asInt()).isEqualTo(5);
  }

  @Test
  void givesTheDifferenceBackWhenAStepOfTheLadderIsReached() {
    var ladder = ", \"ladder\": [{\"from\": 3, \"priceFen\": 2500}]";
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 2).more(ladder));
    var two = sale.paid(2);
    var one = sale.paid(1);

    sale.ends();

    assertThat(sale.page().path("finalPriceFen").asInt()).isEqualTo(2500);
    comesBack(two, 1000);
    comesBack(one, 500);
    assertThat(two.state()).isEqualTo("paid");
    var statement = FAIR.owner().get(sale.path("heping-li") + "/statement").expect(200).body();
    assertThat(statement.path("items").valueStream())
        .extracting(row -> row.path("returnedFen").asInt() + " " + row.path("feeFen").asInt())
        .containsExactlyInAnyOrder("1000 100", "500 50");
    assertThat(statement.path("items").valueStream())
        .extracting(row -> row.path("merchantFen").asInt())
        .containsExactlyInAnyOrder(4900, 2450);
  }

  @Test
  void scenario40ReturnsTheStockOfAnUnpaidOrderOnce() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 1, 1));
    var first = sale.order(1);
    assertThat(sale.page().at("/progress/left").asInt()).isZero();

    Eventually.holds(
        () -> {
          FAIR.passes(Duration.ofMinutes(5));
          assertThat(first.state()).isEqualTo("lapsed");
        });

    assertThat(sale.page().at("/progress/left").asInt()).isEqualTo(1);
    assertThat(FAIR.told("groupbuy.order-changed", first.id())).isEqualTo(1);
    sale.paid(1);
    assertThat(sale.page().at("/progress/left").asInt()).isZero();
  }

  @Test
  void scenario39PaidAfterTheGroupEndedGoesBackByItself() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 2, 1));
    sale.paid(1);
    var late = sale.order(1);
    FAIR.till.pay.switches().set("query", Misbehaviour.status(500));
    late.pays();

    FAIR.till.passes(Duration.ofMinutes(121));
    Eventually.holds(
        () -> {
          FAIR.till.passes(Duration.ofMinutes(10));
          FAIR.till.town.settles();
          assertThat(sale.state()).isEqualTo("succeeded");
        });

    FAIR.till.pay.switches().clear();
    late.told();
    comesBack(late, Fair.PRICE);
    assertThat(late.state()).isEqualTo("lapsed");
    assertThat(sale.page().at("/progress/total").asInt()).isEqualTo(1);
  }

  @Test
  void scenario41ACodeIsGoodOnceAndHereOnly() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 2));
    var order = sale.paid(1);
    sale.ends();
    var code = order.code();
    assertThat(FAIR.collect(FAIR.till.town.operator(), "hall", code, "").code())
        .isEqualTo("groupbuy.not-ready");
    FAIR.passes(Duration.ofHours(1));

    FAIR.point("xingfu-li", "hall", FAIR.till.town.neighbour());
    var elsewhere =
        FAIR.till
            .town
            .neighbour()
            .put(
                "/communities/xingfu-li/pick-up-points/hall/collections/" + UUID.randomUUID(),
                "{\"code\": \"%s\"}".formatted(code));
    var made = code.substring(0, code.length() - 1) + (code.endsWith("A") ? "B" : "A");
    var forged = FAIR.collect(FAIR.till.town.operator(), "hall", made, "");
    var first = FAIR.collect(FAIR.till.town.operator(), "hall", code, "");
    var second = FAIR.collect(FAIR.till.town.operator(), "hall", code, "");

    assertThat(List.of(elsewhere.code(), forged.code(), first.code(), second.code()))
        .containsExactly(
            "groupbuy.code-unknown", "groupbuy.code-unknown", "ok", "groupbuy.code-used");
    var irregular =
        FAIR.till
            .town
            .operator()
            .get("/communities/heping-li/pick-up-points/hall/irregular-collections?limit=3")
            .expect(200);
    assertThat(irregular.body().path("items").valueStream().map(i -> i.path("refusal").asString()))
        .containsExactlyInAnyOrder(
            "groupbuy.code-used", "groupbuy.code-unknown", "groupbuy.not-ready");
    FAIR.till.town.settles();
    assertThat(FAIR.told("groupbuy.order-changed", order.id())).isEqualTo(2);
  }

  @Test
  void aPointWithoutANetworkTellsLaterAndDuplicatesAreFlagged() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 2));
    var order = sale.paid(1);
    sale.ends();
    FAIR.passes(Duration.ofHours(1));
    var at = ", \"at\": \"" + FAIR.till.town.now() + "\"";
    var code = order.code();
    FAIR.passes(Duration.ofMinutes(30));

    var first = FAIR.collect(FAIR.till.town.operator(), "hall", code, at).expect(200);
    var again = FAIR.collect(FAIR.till.town.operator(), "hall", code, at).expect(200);

    assertThat(first.body().path("duplicate").asBoolean()).isFalse();
    assertThat(again.body().path("duplicate").asBoolean()).isTrue();
  }

  @Test
  void onlyKeepersHandOut() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 2));
    var order = sale.paid(1);
    sale.ends();
    FAIR.passes(Duration.ofHours(1));

    assertThat(FAIR.collect(FAIR.till.town.committee(), "hall", order.code(), "").code())
        .isEqualTo("groupbuy.not-keeper");
    assertThat(FAIR.collect(FAIR.owner(), "hall", order.code(), "").code())
        .isEqualTo("groupbuy.not-keeper");
  }

  @ParameterizedTest
  @CsvSource({"refund, uncollected", "forfeit, forfeited"})
  void whatNobodyCollectsGoesTheCampaignsWay(String rule, String state) {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 2).uncollected(rule));
    var order = sale.paid(2);

    sale.ends();
    FAIR.passes(Duration.ofHours(5));
    FAIR.passes(Duration.ofHours(3));
    assertThat(FAIR.told("groupbuy.order-succeeded", order.id())).isPositive();
    assertThat(FAIR.told("groupbuy.pick-up-ending", order.id())).isEqualTo(1);
    FAIR.till.skips(Duration.ofHours(43));
    FAIR.passes(Duration.ofHours(2));

    assertThat(order.state()).isEqualTo(state);
    if (rule.equals("refund")) {
      comesBack(order, 2 * Fair.PRICE);
    } else {
      assertThat(order.refunds()).isEmpty();
    }
  }

  @Test
  void aMemberMayTakeTheirOrderBackUntilTheDeadline() {
    var sale = FAIR.onSale(Fair.Terms.of(2, 2, 2));
    var order = sale.paid(2);

    var taken = order.who().put(order.path() + "/cancellation", null).expect(200);
    FAIR.till.town.settles();

    assertThat(taken.text("/state")).isEqualTo("cancelled");
    comesBack(order, 2 * Fair.PRICE);
    assertThat(sale.page().at("/progress/left").asInt()).isEqualTo(2);
    var other = sale.paid(2);
    sale.ends();
    assertThat(other.who().put(other.path() + "/cancellation", null).code())
        .isEqualTo("groupbuy.too-late");
  }

  @Test
  void itsMerchantMayEndIt() {
    var sale = FAIR.onSale(Fair.Terms.of(2, 5, 2));
    var paid = sale.paid(2);
    var unpaid = sale.order(1);

    FAIR.owner().put(sale.path("heping-li") + "/cancellation", "{\"reason\": \"断货\"}").expect(200);
    FAIR.till.town.settles();

    comesBack(paid, 2 * Fair.PRICE);
    assertThat(List.of(paid.state(), unpaid.state(), sale.state()))
        .containsExactly("stopped", "stopped", "cancelled");
    assertThat(unpaid.place(unpaid.who(), 1).body().path("state").asString()).isEqualTo("stopped");
  }

  @Test
  void aVetoEndsItHereAndPaysBack() {
    var sale = FAIR.onSale(Fair.Terms.of(2, 5, 2));
    var paid = sale.paid(2);

    FAIR.till
        .town
        .committee()
        .put(sale.path("heping-li") + "/veto", "{\"reason\": \"居民反对\"}")
        .expect(200);
    FAIR.till.town.settles();
    FAIR.passes(Duration.ofMinutes(2));

    comesBack(paid, 2 * Fair.PRICE);
    assertThat(sale.state()).isEqualTo("cancelled");
    var late = FAIR.till.town.resident();
    var order = new Fair.Order(sale, "heping-li", late.person(), UUID.randomUUID());
    assertThat(order.place(late, 1).code()).isEqualTo("groupbuy.not-on-sale");
  }

  @Test
  void showsWhoHasPaidByMaskedNamesOnly() {
    var sale = FAIR.onSale(Fair.Terms.of(2, 5, 2));
    var paid = sale.paid(2);
    sale.order(1);

    var members =
        FAIR.till.town.anybody().get(sale.path("heping-li") + "/members?limit=100").expect(200);
    var merchants = FAIR.owner().get(sale.path("heping-li") + "/pick-ups?limit=100").expect(200);
    var statement = FAIR.owner().get(sale.path("heping-li") + "/statement?limit=100").expect(200);

    assertThat(members.body().path("items").valueStream().map(m -> m.path("name").asString()))
        .containsExactly("张**");
    assertThat(members.raw().body() + merchants.raw().body() + statement.raw().body())
        .doesNotContain(paid.person());
    assertThat(statement.body().at("/items/0/feeFen").asInt()).isEqualTo(120);
    assertThat(FAIR.till.town.resident().get(sale.path("heping-li") + "/pick-ups").code())
        .isEqualTo("groupbuy.campaign-not-found");
  }
}

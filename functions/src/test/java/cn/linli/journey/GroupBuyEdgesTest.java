package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a review found to go wrong in group buys, each as it was found. */
class GroupBuyEdgesTest {
  private static final Court COURT = new Court();
  private static final Fair FAIR = COURT.fair;

  private static Fair.Order ready(Fair.Sale sale) {
    var order = sale.paid(1);
    sale.ends();
    FAIR.passes(Duration.ofHours(1));
    return order;
  }

  private static Answer tells(String code, Instant at) {
    return FAIR.collect(FAIR.till.town.operator(), "hall", code, ", \"at\": \"%s\"".formatted(at));
  }

  @Test
  void whatAPointTellsAfterTheLastDayIsHandedOutNevertheless() {
    var order = ready(FAIR.onSale(Fair.Terms.of(1, 10, 1)));
    var code = order.code();
    var at = FAIR.till.town.now();
    FAIR.till.skips(Duration.ofHours(40));
    FAIR.passes(Duration.ofMinutes(2));

    assertThat(tells(code, at).expect(200).body().path("duplicate").asBoolean()).isFalse();
    assertThat(order.state()).isEqualTo("collected");
    FAIR.till.skips(Duration.ofDays(7).minusMinutes(30));
    COURT.divided(order);
  }

  @Test
  void whatAPointTellsAfterTheMoneyWentBackIsFlagged() {
    var order = ready(FAIR.onSale(Fair.Terms.of(1, 10, 1)));
    var code = order.code();
    var at = FAIR.till.town.now();
    FAIR.till.skips(Duration.ofHours(50));
    FAIR.passes(Duration.ofHours(2));
    assertThat(order.state()).isEqualTo("uncollected");

    assertThat(tells(code, at).expect(200).body().path("duplicate").asBoolean()).isTrue();
    assertThat(order.state()).isEqualTo("uncollected");
  }

  @Test
  void whoHasTheGoodsMayComplainWhateverBecomesOfTheirCampaign() {
    var order = COURT.collected(2);
    FAIR.till
        .town
        .committee()
        .put(order.sale().path("heping-li") + "/veto", "{\"reason\": \"变质\"}")
        .expect(200);
    FAIR.till.town.settles();
    assertThat(order.sale().state()).isEqualTo("cancelled");

    assertThat(COURT.claim(order, Fair.PRICE).state()).isEqualTo("open");
  }

  @Test
  void whatTheGuaranteePaidForIsNotPaidBackAsUncollectedToo() {
    COURT.guarantee(100_000);
    var order = ready(FAIR.onSale(Fair.Terms.of(1, 10, 1)));
    var claim = COURT.claim(order, Fair.PRICE).disputed();
    FAIR.till.skips(Duration.ofDays(172));
    Eventually.holds(
        () -> {
          FAIR.passes(Duration.ofHours(1));
          assertThat(claim.held()).isEqualTo(Fair.PRICE);
        });
    FAIR.till.skips(Duration.ofDays(6).plusHours(20));

    claim.award(1_000).expect(200);
    FAIR.till.town.settles();
    FAIR.passes(Duration.ofHours(1));

    assertThat(claim.stored().at("/outcome/source").asString()).isEqualTo("guarantee");
    assertThat(order.state()).isEqualTo("forfeited");
    assertThat(order.refunds()).isEmpty();
  }

  @Test
  void whatWasPaidWronglyIsThereForOthers() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 1, 1));
    var order = sale.order(1);
    FAIR.till.pay.tell(
        view -> {
          var told = new TreeMap<>(view);
          told.put("amount", Map.of("total", 1, "payer_total", 1, "currency", "CNY"));
          return told;
        });
    order.pays().told();
    FAIR.till.pay.tell(UnaryOperator.identity());

    assertThat(order.state()).isEqualTo("lapsed");
    assertThat(sale.page().at("/progress/left").asInt()).isEqualTo(1);
  }

  @Test
  void theSameTwiceAtOnceIsOneOrder() throws Exception {
    var sale = FAIR.onSale(Fair.Terms.of(1, 1, 1));
    var buyer = FAIR.till.town.resident();
    var order = new Fair.Order(sale, "heping-li", buyer.person(), UUID.randomUUID());
    Callable<Answer> place = () -> order.place(buyer, 1);

    var codes = AtOnce.all(List.of(place, place, place)).stream().map(Answer::code).toList();

    assertThat(codes).containsOnly("ok");
  }

  @Test
  void anIdIsGoodForOneCampaign() {
    var first = FAIR.onSale(Fair.Terms.of(1, 10, 1));
    var other = FAIR.onSale(Fair.Terms.of(1, 10, 1));
    var buyer = FAIR.till.town.resident();
    var id = UUID.randomUUID();
    new Fair.Order(first, "heping-li", buyer.person(), id).place(buyer, 1).expect(200);

    assertThat(new Fair.Order(other, "heping-li", buyer.person(), id).place(buyer, 1).code())
        .isEqualTo("groupbuy.id-reused");
  }

  @Test
  void aMerchantDoesNotBuyItsOwn() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 1));
    var owner = FAIR.owner();

    var answer =
        new Fair.Order(sale, "heping-li", owner.person(), UUID.randomUUID()).place(owner, 1);

    assertThat(answer.code()).isEqualTo("groupbuy.own");
  }

  @Test
  void whoPassedACampaignIsAmongTheDecisionsAboutItsMerchant() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 1));
    FAIR.owner().put(sale.path("heping-li") + "/cancellation", "{\"reason\": \"缺货\"}").expect(200);

    var decisions =
        legal()
            .get("/communities/heping-li/merchants/" + FAIR.merchant + "/decisions?limit=100")
            .expect(200)
            .body()
            .path("items");
    assertThat(
            decisions
                .valueStream()
                .filter(
                    each -> each.path("about").asString("").endsWith(sale.campaign().toString()))
                .map(each -> each.path("what").asString() + " " + each.has("by")))
        .containsExactlyInAnyOrder("campaign-cancelled true", "campaign-passed true");
  }

  private static Client legal() {
    return FAIR.till.town.logIn("lin");
  }

  @Test
  void whatIsOnSaleEndsWithTheMerchantsSuspension() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 1));
    var order = sale.paid(1);
    var merchant = "/communities/heping-li/merchants/" + FAIR.merchant;

    legal().put(merchant + "/suspension", "{\"reason\": \"投诉核查\"}").expect(200);
    FAIR.till.town.settles();
    legal().put(merchant + "/suspension/lifting", "{\"reason\": \"核查通过\"}").expect(200);

    assertThat(sale.state()).isEqualTo("cancelled");
    assertThat(order.state()).isEqualTo("stopped");
    Eventually.holds(
        () -> {
          FAIR.passes(Duration.ofMinutes(1));
          assertThat(order.refunds()).containsExactly((long) Fair.PRICE);
        });
  }
}

package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.RefundEnd;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Eventually;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What finance is left with when a day was compared. */
class BreaksJourneyTest {
  private static BilledTown town;

  @BeforeAll
  static void open() {
    town = new BilledTown();
  }

  @BeforeEach
  void newDay() {
    town.newDay();
  }

  @AfterAll
  static void close() {
    town.till.town.deployment().close();
  }

  @Test
  void whatMovedTheAccountByItselfIsNamed() {
    town.till.bill("library", 60).settled();
    town.till.pay.topUp(BilledTown.MERCHANT, -5000);

    town.matched();

    assertThat(town.kinds()).containsExactly("other-movement open");
    var found = town.breaks().getFirst();
    assertThat(found.path("note").asString()).isEqualTo("提现");
    assertThat(found.path("theirsFen").asLong()).isEqualTo(-5000);
  }

  /** The exception's money is asked for on one day and there on the next. */
  @Test
  void whatFinanceGivesBackAgreesOnBothDays() {
    var url = town.till.town.deployment().baseUrl() + "/payment-providers/wechatpay/";
    town.till.pay.sell(BilledTown.MERCHANT, "ELSEWHERE-3", 900, url + BilledTown.MERCHANT);
    town.till.pay.deliver(Delivery.IN_ORDER);
    town.till.pay.refundsEnd(RefundEnd.PROCESSING);
    var queue = "/communities/heping-li/payment-exceptions";
    var items = town.till.finance().get(queue).expect(200).body().path("items").valueStream();
    var id =
        items
            .filter(each -> each.path("amountFen").asInt() == 900)
            .map(each -> each.path("id").asString())
            .findFirst()
            .orElseThrow();
    var reason = "{\"reason\":\"原路退回\"}";
    town.till.finance().put(queue + "/" + id + "/refund", reason).expect(200);
    town.till.town.settles();

    town.matched();
    assertThat(town.kinds()).containsExactly("unidentified open");

    town.till.pay.finishRefunds();
    town.day = town.day.plusDays(1);
    town.goTo(town.day, 23);
    town.closed();
    assertThat(town.till.pay.refunded("ELSEWHERE-3")).isEqualTo(900);
  }

  @Test
  void moneyOfWhichNobodyKnowsWhatItIsForKeepsItsDayOpen() {
    var bill = town.till.bill("dance-room", 120);
    bill.ask().expect(200);
    bill.open().expect(200);
    town.till.pay.sell(BilledTown.MERCHANT, "ELSEWHERE-2", 700);

    town.matched();
    assertThat(town.kinds()).containsExactly("missing-here open");

    // It is in the books by now, among what nobody knows.
    Eventually.holds(
        () -> assertThat(town.moved("unidentified/centre")).isEqualTo(List.of(0L, 700L)));
  }

  @Test
  void onlyFinanceExplainsAndOnlyOnce() throws Exception {
    town.till.pay.topUp(BilledTown.MERCHANT, -100);
    town.till.pay.topUp(BilledTown.MERCHANT, -200);
    town.matched();
    var ids = town.breaks().stream().map(each -> each.path("id").asString()).toList();
    assertThat(ids).hasSize(2);
    var finance = town.till.finance();

    assertThat(town.explain(town.till.town.operator(), ids.getFirst(), "提现").code())
        .isEqualTo("access.role-required");
    assertThat(town.explain(finance, ids.getFirst(), " ").status()).isEqualTo(400);
    assertThat(town.explain(finance, "missing-here-1", "提现").code())
        .isEqualTo("reconciliation.break-not-found");
    var answers =
        AtOnce.all(
            ids.stream()
                .<Callable<Answer>>map(id -> () -> town.explain(finance, id, "提现"))
                .toList());
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    town.explain(finance, ids.getFirst(), "提现").expect(200);
    assertThat(town.explain(finance, ids.getFirst(), "别的").code())
        .isEqualTo("reconciliation.break-settled");

    assertThat(town.get().expect(200).text("/state")).isEqualTo("closed");
    assertThat(town.get().body().path("openBreaks").asInt()).isZero();
  }

  @Test
  void anAccountBelongsToOneCommunityAndIsSeenThere() {
    var payee = "/communities/heping-li/payees/shop";
    var other =
        "{\"name\": \"店\", \"mode\": \"direct\", \"merchant\": \"1900000119\","
            + " \"miniProgram\": \"wx00000000000051a1\", \"revision\": 0}";

    assertThat(town.till.town.platform().put(payee, other).code())
        .isEqualTo("payment.account-taken");

    town.closed();
    assertThat(town.till.finance().get(town.path("1900000119")).code())
        .isEqualTo("reconciliation.not-found");
    var days = town.till.finance().get("/communities/heping-li/reconciliations").expect(200);
    assertThat(days.body().path("items").valueStream().toList())
        .isNotEmpty()
        .allMatch(each -> each.path("account").asString().equals(BilledTown.MERCHANT));
    assertThat(town.till.town.operator().get(town.path()).code()).isEqualTo("access.role-required");
  }
}

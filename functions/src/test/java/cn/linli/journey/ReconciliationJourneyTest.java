package cn.linli.journey;

import static cn.linli.journey.PaidTown.DEPOSIT;
import static cn.linli.journey.PaidTown.FEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.sim.WeChatPaySimulator.Delivery;
import cn.linli.sim.WeChatPaySimulator.RefundEnd;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Eventually;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider's bill of a day beside the books. Fault 35 and its neighbours. */
class ReconciliationJourneyTest {
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
  void aDayWithoutMoneyClosesByItself() {
    assertThat(town.closed().text("/rows")).isEqualTo("0");
  }

  @Test
  void aDayOnWhichBothAgreeClosesByItselfWithItsFees() {
    var bill = town.till.bill("dance-room", 120).settled();
    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);
    bill.refunded(FEE + DEPOSIT);
    town.till.bill("dance-room", 180).settled();

    var closed = town.closed();

    // Nobody is checked in at the second, and its deposit comes back at its end.
    assertThat(closed.body().path("rows").asInt()).isEqualTo(4);
    assertThat(closed.body().path("matched").asInt()).isEqualTo(4);
    assertThat(closed.body().path("paidFen").asInt()).isEqualTo(2 * (FEE + DEPOSIT));
    assertThat(closed.body().path("refundedFen").asInt()).isEqualTo(FEE + 2 * DEPOSIT);
    assertThat(closed.body().path("feesTakenFen").asInt()).isEqualTo(156);
    assertThat(closed.body().path("feesReturnedFen").asInt()).isEqualTo(138);
    Eventually.holds(
        () -> assertThat(town.moved("provider-fee/centre")).isEqualTo(List.of(156L, 138L)));
    town.assertBalanced();
  }

  /** One-fen difference, unknown payment, missing notify: three names, and only one heals. */
  @Test
  void scenario57ThreeThingsWrongOnADayAreThreeNamedBreaks() {
    var good = town.till.bill("dance-room", 120).settled();
    var dear = town.till.bill("dance-room", 240).settled();
    var silent = town.till.bill("library", 300);
    silent.ask().expect(200);
    silent.open().expect(200);
    // Nobody hears of it, and what asks finds nothing, until the day is over.
    town.till.pay.switches().set(WeChatPaySimulator.QUERY, Misbehaviour.status(503));
    assertThat(town.till.pay.pay(silent.number())).isEqualTo("ok");
    town.till.pay.loseNotices();
    town.till.pay.sell(BilledTown.MERCHANT, "ELSEWHERE-1", 4200);
    town.till.pay.rewriteBills(BilledTown.changed(dear.number(), "`130.00,", "`130.01,"));

    var found = town.matched();

    assertThat(found.text("/state")).isEqualTo("open");
    assertThat(town.breaks())
        .extracting(each -> each.path("kind").asString(), each -> each.path("number").asString())
        .containsExactlyInAnyOrder(
            tuple("amount-differs", dear.number()),
            tuple("missing-here", silent.number()),
            tuple("missing-here", "ELSEWHERE-1"));
    assertThat(found.body().path("openBreaks").asInt()).isEqualTo(3);
    // One payment, and two deposits that came back.
    assertThat(found.body().path("matched").asInt()).isEqualTo(3);
    town.assertBalanced();
    town.till.pay.switches().clear();
    town.hours(3);
    Eventually.holds(
        () ->
            assertThat(town.kinds())
                .containsExactly(
                    "amount-differs open", "missing-here healed", "missing-here open"));
    assertThat(good.stored().path("state").asString()).isEqualTo("settled");
    assertThat(silent.stored().path("state").asString()).isEqualTo("settled");
    town.assertBalanced();
    var breaks = town.breaks();
    for (var each : breaks) {
      if (each.path("state").asString().equals("open")) {
        town.explain(town.till.finance(), each.path("id").asString(), "已与微信支付核实").expect(200);
      }
    }
    var closed = town.get().expect(200);
    assertThat(closed.text("/state")).isEqualTo("closed");
    assertThat(closed.text("/closedAt")).isNotBlank();
    var exceptions = "/communities/heping-li/payment-exceptions";
    var unknown = town.till.finance().get(exceptions).expect(200).body().path("items");
    assertThat(unknown.valueStream().map(each -> each.path("kind").asString()))
        .contains("unknown-order");
  }

  @Test
  void fault35WhatTheBillLacksIsNamedAndWaitsForFinance() {
    var bill = town.till.bill("library", 60).settled();
    town.till.pay.rewriteBills(BilledTown.without(bill.number() + ","));

    town.matched();

    assertThat(town.kinds()).containsExactly("flow-differs open", "missing-there open");
  }

  @Test
  void fault35ABillThatIsNotTheOneAnnouncedIsFetchedAgain() {
    town.till.bill("library", 60).settled();
    town.till.pay.spoilBills(true);
    town.goTo(town.day.plusDays(1), 12);
    assertThat(town.get().expect(200).text("/state")).isEqualTo("matching");
    assertThat(town.get().text("/trouble")).contains("not the one announced");

    town.till.pay.spoilBills(false);
    town.hours(1);

    assertThat(town.closed().text("/trouble")).isEmpty();
  }

  @Test
  void fault35ABillThatIsLateIsWaitedFor() {
    town.till.bill("library", 60).settled();
    town.till
        .pay
        .switches()
        .set(WeChatPaySimulator.TRADE_BILL, Misbehaviour.error("STATEMENT_CREATING"));
    town.goTo(town.day.plusDays(1), 13);
    assertThat(town.get().expect(200).text("/trouble")).contains("STATEMENT_CREATING");

    town.till.pay.switches().clear();
    town.hours(1);

    town.closed();
  }

  @Test
  void aMovementThatIsBilledTwiceIsNamed() {
    var bill = town.till.bill("library", 60).settled();
    town.till.pay.rewriteBills(
        text ->
            text.lines()
                .map(line -> line.contains("`" + bill.number()) ? line + "\r\n" + line : line)
                .reduce("", (all, line) -> all + line + "\r\n"));

    town.matched();

    assertThat(town.kinds()).containsExactly("billed-twice open");
  }

  @Test
  void whatTheBillCallsFailedAndTheBooksCallDoneIsNamed() {
    var bill = town.till.bill("dance-room", 60).settled();
    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);
    bill.refunded(FEE + DEPOSIT);
    town.till.pay.rewriteBills(BilledTown.changed("`ORIGINAL,", "`SUCCESS,", "`CLOSED,"));

    town.matched();

    assertThat(town.kinds()).containsExactly("flow-differs open", "status-differs open");
  }

  @Test
  void aRefundThatEndsOnAnotherDayAgreesOnBoth() {
    var bill = town.till.bill("dance-room", 60).settled();
    town.till.pay.refundsEnd(RefundEnd.PROCESSING);
    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);
    Eventually.holds(() -> assertThat(town.till.pay.calls(WeChatPaySimulator.REFUND)).isPositive());
    town.till.town.settles();

    assertThat(town.closed().body().path("matched").asInt()).isEqualTo(2);

    town.till.pay.finishRefunds();
    town.day = town.day.plusDays(1);
    town.till.pay.deliver(Delivery.IN_ORDER);
    bill.refunded(FEE + DEPOSIT);
    assertThat(town.closed().body().path("matched").asInt()).isEqualTo(1);
    assertThat(town.get().body().path("rows").asInt()).isZero();
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

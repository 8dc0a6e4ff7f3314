package cn.linli.journey;

import static cn.linli.journey.PaidTown.DEPOSIT;
import static cn.linli.journey.PaidTown.FEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.RefundEnd;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Eventually;
import java.util.List;
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
    town.till.pay.rewriteBills(BilledTown.twice("`" + bill.number()));

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
}

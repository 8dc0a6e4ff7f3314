package cn.linli.journey;

import static cn.linli.journey.PaidTown.DEPOSIT;
import static cn.linli.journey.PaidTown.FEE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.RefundEnd;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of orders and refunds of which the provider tells nothing. */
class PaymentPollsJourneyTest {
  private static PaidTown till;

  @BeforeAll
  static void open() {
    till = new PaidTown();
  }

  @AfterEach
  void calm() {
    till.town.weather().clear();
    till.pay.switches().clear();
    till.pay.refundsEnd(RefundEnd.SUCCESS);
    till.pay.loseNotices();
    till.passes(Duration.ofHours(3));
  }

  @AfterAll
  static void close() {
    till.town.deployment().close();
  }

  @Test
  void scenario47WithoutANoticeTheProviderIsAsked() {
    var bill = till.bill("dance-room", 120).pay();
    assertThat(till.pay.loseNotices()).isEqualTo(1);

    till.passes(Duration.ofMinutes(3));

    Eventually.holds(() -> assertThat(bill.state()).isEqualTo("confirmed"));
  }

  @Test
  void scenario47WhatNobodyPaidIsClosedThereFirstThenHere() {
    var bill = till.bill("dance-room", 120);
    bill.ask().expect(200);
    bill.open().expect(200);
    till.passes(Duration.ofMinutes(3));

    till.passes(Duration.ofMinutes(28));
    till.passes(Duration.ofMinutes(2));

    Eventually.holds(() -> assertThat(bill.stored().path("state").asString()).isEqualTo("closed"));
    assertThat(till.pay.pay(bill.number())).isNotEqualTo("ok");
    assertThat(bill.open().code()).isEqualTo("payment.closed");
  }

  @Test
  void scenario52ARefundWhoseAnswerIsLostIsAskedAgainWithItsNumberAndMovesOnce() {
    var bill = till.bill("dance-room", 120).settled();
    till.pay
        .switches()
        .set(
            WeChatPaySimulator.REFUND,
            Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1));

    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);
    Eventually.holds(() -> assertThat(till.pay.calls(WeChatPaySimulator.REFUND)).isPositive());
    till.town.settles();
    till.passes(Duration.ofMinutes(3));

    bill.refunded(FEE + DEPOSIT);
    assertThat(till.refunds(bill.payment())).hasSize(1);
  }

  @Test
  void aRefundThatTakesDaysIsAskedAboutEverMoreSeldom() {
    till.pay.refundsEnd(RefundEnd.PROCESSING);
    var bill = till.bill("dance-room", 120).settled();
    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);
    Eventually.holds(() -> assertThat(till.pay.calls(WeChatPaySimulator.REFUND)).isPositive());
    till.town.settles();
    int before = till.pay.calls(WeChatPaySimulator.REFUND_QUERY);

    goesBy(Duration.ofMinutes(10), 36);

    assertThat(till.pay.calls(WeChatPaySimulator.REFUND_QUERY) - before).isBetween(4, 12);
  }

  @Test
  void whileTheProviderIsAwayAnOrderIsAskedAboutNoMoreOften() {
    var bill = till.bill("dance-room", 120);
    bill.ask().expect(200);
    bill.open().expect(200);
    till.pay.switches().set(WeChatPaySimulator.QUERY, Misbehaviour.status(503));
    int before = till.pay.calls(WeChatPaySimulator.QUERY);

    goesBy(Duration.ofMinutes(2), 45);

    // A GET may be tried up to four times by its client.
    assertThat(till.pay.calls(WeChatPaySimulator.QUERY) - before).isBetween(6, 60);
    till.pay.switches().clear();
    goesBy(Duration.ofMinutes(11), 1);
    Eventually.holds(() -> assertThat(bill.stored().path("state").asString()).isEqualTo("closed"));
  }

  private static void goesBy(Duration time, int times) {
    for (int i = 0; i < times; i++) {
      till.passes(time);
      till.town.settles();
    }
  }
}

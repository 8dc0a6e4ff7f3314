package cn.linli.adapter.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.payment.Notice;
import cn.linli.payment.OrderState;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.payment.RefundOrder;
import cn.linli.payment.RefundState;
import cn.linli.payment.RefundState.Status;
import cn.linli.shared.Money;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.RefundEnd;
import cn.linli.sim.WeChatPaySimulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Money that goes back, in parts, later, or not at all. */
class RefundsAtWeChatPayTest extends AtWeChatPay {
  @ParameterizedTest
  @MethodSource("payees")
  void goesBackInPartsAndIsTold(Payee payee) {
    paid("LL00000001", payee, 1990, false);
    deliver();
    notices.clear();

    var asked = adapter.refund(payee, refund("RF1", 500));
    adapter.refund(payee, refund("RF2", 1490));

    assertThat(asked.status()).isEqualTo(Status.PROCESSING);
    assertThat(adapter.findRefund(payee, "RF1")).contains(asked);
    clock.advance(Duration.ofMinutes(1));
    deliver();
    var first = adapter.findRefund(payee, "RF1").orElseThrow();
    assertThat(first)
        .isEqualTo(
            new RefundState(
                "LL00000001",
                "RF1",
                asked.refund(),
                new Money(500),
                Status.SUCCESS,
                clock.instant()));
    assertThat(notices)
        .hasSize(2)
        .first()
        .isInstanceOfSatisfying(
            Notice.RefundEnded.class,
            told -> {
              assertThat(told.merchant()).isEqualTo(payee.merchant());
              assertThat(told.refund()).isEqualTo(first);
            });
    assertThat(adapter.find(payee, "LL00000001")).containsInstanceOf(OrderState.Paid.class);
  }

  @ParameterizedTest
  @MethodSource("payees")
  void fault17HappensOnceUnderOneNumber(Payee payee) {
    paid("LL00000001", payee, 1990, false);

    var first = adapter.refund(payee, refund("RF1", 1000));

    assertThat(adapter.refund(payee, refund("RF1", 1000))).isEqualTo(first);
    assertFails(Kind.REFUSED, Why.NUMBER_USED, () -> adapter.refund(payee, refund("RF1", 1001)));
    assertFails(Kind.REFUSED, Why.TOO_MUCH, () -> adapter.refund(payee, refund("RF2", 991)));
    adapter.refund(payee, refund("RF3", 990));
  }

  @ParameterizedTest
  @EnumSource(
      value = RefundEnd.class,
      names = {"ABNORMAL", "CLOSED"})
  void mayFailAfterItWasAccepted(RefundEnd end) {
    paid("LL00000001", CENTRE, 1990, false);
    weChatPay.loseNotices();
    weChatPay.refundsEnd(end);

    adapter.refund(CENTRE, refund("RF1", 1990));
    clock.advance(Duration.ofMinutes(1));
    deliver();

    assertThat(notices)
        .singleElement()
        .isInstanceOfSatisfying(
            Notice.RefundEnded.class,
            told -> {
              assertThat(told.refund().status()).isEqualTo(Status.valueOf(end.name()));
              assertThat(told.refund().doneAt()).isNull();
            });
    assertThat(adapter.findRefund(CENTRE, "RF1").orElseThrow().status())
        .isEqualTo(Status.valueOf(end.name()));
  }

  @Test
  void waitsForMoneyThatIsNotThere() {
    paid("LL00000001", CENTRE, 1990, false);
    weChatPay.topUp(WeChatPaySimulator.DIRECT, -1500);

    assertFails(Kind.REFUSED, Why.NOT_ENOUGH, () -> adapter.refund(CENTRE, refund("RF1", 1990)));
    weChatPay.topUp(WeChatPaySimulator.DIRECT, 1500);

    assertThat(adapter.refund(CENTRE, refund("RF1", 1990)).status()).isEqualTo(Status.PROCESSING);
  }

  @Test
  void fault17IsFoundAfterAnAnswerThatWasLost() {
    paid("LL00000001", CENTRE, 1990, false);
    var lost = Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1);
    weChatPay.switches().set(WeChatPaySimulator.REFUND, lost);

    assertFails(Kind.UNKNOWN, Why.OTHER, () -> adapter.refund(CENTRE, refund("RF1", 1990)));

    var found = adapter.findRefund(CENTRE, "RF1").orElseThrow();
    assertThat(adapter.refund(CENTRE, refund("RF1", 1990))).isEqualTo(found);
  }

  @Test
  void isNotFoundWhereNobodyAsked() {
    assertThat(adapter.findRefund(CENTRE, "RF1")).isEmpty();
    assertFails(Kind.REFUSED, Why.NOT_FOUND, () -> adapter.refund(CENTRE, refund("RF1", 1)));
  }

  @Test
  void cutsAReasonThatIsTooLong() {
    paid("LL00000001", CENTRE, 1990, false);
    var wordy =
        new RefundOrder("LL00000001", "RF1", new Money(1), new Money(1990), "取消预订🙂".repeat(30));

    assertThat(adapter.refund(CENTRE, wordy).amount()).isEqualTo(new Money(1));
  }

  private static RefundOrder refund(String number, long fen) {
    return new RefundOrder("LL00000001", number, new Money(fen), new Money(1990), "取消预订");
  }
}

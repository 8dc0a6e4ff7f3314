package cn.linli.adapter.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.payment.OrderState;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.payment.RefundOrder;
import cn.linli.payment.RefundState;
import cn.linli.payment.ShareOrder;
import cn.linli.payment.ShareOrder.Receiver;
import cn.linli.payment.ShareReturn;
import cn.linli.payment.ShareState;
import cn.linli.payment.ShareState.Outcome;
import cn.linli.shared.Money;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frozen money that is shared out. */
class SharesAtWeChatPayTest extends AtWeChatPay {
  static final String SUPPLIER = "1900000555";

  @ParameterizedTest
  @MethodSource("payees")
  void isSharedOutAndTheRestGivenFree(Payee payee) {
    var transaction = frozen(payee, 10_000);
    clock.advance(Duration.ofMinutes(1));

    var asked = adapter.share(payee, share(transaction, "PS1", 2_000, false));
    assertThat(asked.finished()).isFalse();
    clock.advance(Duration.ofMinutes(1));
    var found = adapter.findShare(payee, transaction, "PS1").orElseThrow();

    assertThat(found)
        .isEqualTo(
            new ShareState(
                "PS1",
                asked.share(),
                true,
                found.finishedAt(),
                List.of(new ShareState.Part(SUPPLIER, new Money(2_000), Outcome.SUCCESS, null))));
    assertThat(adapter.share(payee, share(transaction, "PS1", 2_000, false))).isEqualTo(found);
    assertThat(found.finishedAt()).isEqualTo(clock.instant());
    var freeing = adapter.unfreeze(payee, transaction, "PS2", "活动结束");
    assertThat(freeing.finished()).isFalse();
    clock.advance(Duration.ofMinutes(1));
    var free = adapter.findShare(payee, transaction, "PS2").orElseThrow();
    assertThat(free.finished()).isTrue();
    assertThat(free.share()).isEqualTo(freeing.share());
    assertThat(free.parts()).extracting(ShareState.Part::amount).containsExactly(new Money(7_940));
    assertFails(
        Kind.REFUSED, Why.TOO_MUCH, () -> adapter.unfreeze(payee, transaction, "PS3", "活动结束"));
  }

  @ParameterizedTest
  @MethodSource("payees")
  void isTakenBackFromAMerchantThatHasIt(Payee payee) {
    var transaction = frozen(payee, 10_000);
    clock.advance(Duration.ofMinutes(1));
    adapter.share(payee, share(transaction, "PS1", 2_000, true));
    clock.advance(Duration.ofMinutes(1));
    var order = new ShareReturn.Order("PS1", "PR1", SUPPLIER, new Money(1_500), "退款");

    var returned = adapter.takeBack(payee, order);

    assertThat(returned)
        .isEqualTo(
            new ShareReturn(
                "PR1",
                returned.id(),
                new Money(1_500),
                ShareReturn.Outcome.SUCCESS,
                clock.instant(),
                null));
    assertThat(returned.id()).startsWith("3008");
    assertThat(adapter.takeBack(payee, order)).isEqualTo(returned);
    assertThat(adapter.findTakenBack(payee, "PS1", "PR1")).contains(returned);
    assertThat(adapter.findTakenBack(payee, "PS1", "PR2")).isEmpty();
    weChatPay.topUp(SUPPLIER, -500);
    var rest = new ShareReturn.Order("PS1", "PR3", SUPPLIER, new Money(500), "退款");
    assertThat(adapter.takeBack(payee, rest))
        .extracting(ShareReturn::outcome, ShareReturn::failure)
        .containsExactly(ShareReturn.Outcome.FAILED, "BALANCE_NOT_ENOUGH");
  }

  @Test
  void isFinishedAlthoughAPartOfItFailed() {
    var transaction = frozen(SELLER, 10_000);
    clock.advance(Duration.ofMinutes(1));
    weChatPay.sharesFail(SUPPLIER, "NO_RELATION");

    adapter.share(SELLER, share(transaction, "PS1", 2_000, true));
    clock.advance(Duration.ofMinutes(1));

    assertThat(adapter.findShare(SELLER, transaction, "PS1").orElseThrow())
        .satisfies(
            found -> {
              assertThat(found.finished()).isTrue();
              assertThat(found.parts())
                  .containsExactly(
                      new ShareState.Part(
                          SUPPLIER, new Money(2_000), Outcome.CLOSED, "NO_RELATION"));
            });
  }

  @Test
  void isRefusedWhereNothingIsFrozenOrTooMuchIsAskedFor() {
    var plain = transaction("LL00000002", CENTRE, 10_000, false);
    var transaction = frozen(CENTRE, 10_000);
    assertFails(
        Kind.REFUSED, Why.OTHER, () -> adapter.share(CENTRE, share(transaction, "PS0", 1, false)));
    clock.advance(Duration.ofMinutes(1));

    assertFails(
        Kind.REFUSED, Why.OTHER, () -> adapter.share(CENTRE, share(plain, "PS1", 1, false)));
    assertFails(
        Kind.REFUSED,
        Why.OTHER,
        () -> adapter.share(CENTRE, share(transaction, "PS2", 3_001, false)));
    adapter.share(CENTRE, share(transaction, "PS3", 3_000, true));
    assertThat(adapter.findShare(CENTRE, transaction, "PS9")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("payees")
  void fault20IsFreeByItselfAfterTheWindowOfTheProduct(Payee payee) {
    var transaction = frozen(payee, 10_000);
    var window = payee.mode() == Payee.Mode.ECOMMERCE ? 180 : 30;

    clock.advance(Duration.ofDays(window));

    assertFails(
        Kind.REFUSED,
        Why.TOO_MUCH,
        () -> adapter.share(payee, share(transaction, "PS1", 2_000, false)));
  }

  @Test
  void isRefundedFromWhatIsFrozen() {
    frozen(CENTRE, 10_000);

    var refund =
        adapter.refund(
            CENTRE,
            new RefundOrder("LL00000001", "RF1", new Money(10_000), new Money(10_000), "取消"));

    assertThat(refund.status()).isEqualTo(RefundState.Status.PROCESSING);
  }

  @Test
  void fault17HappensOnceWhenAnAnswerIsLost() {
    var transaction = frozen(CENTRE, 10_000);
    clock.advance(Duration.ofMinutes(1));
    weChatPay
        .switches()
        .set(
            WeChatPaySimulator.SHARE, Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1));
    var order = share(transaction, "PS1", 3_000, false);

    assertFails(Kind.UNKNOWN, Why.OTHER, () -> adapter.share(CENTRE, order));

    assertThat(adapter.share(CENTRE, order).parts()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("payees")
  void fault19AShareIsAskedAboutForHoursAndGetsANewNumberOnlyAfterItsEnd(Payee payee) {
    var transaction = frozen(payee, 10_000);
    clock.advance(Duration.ofMinutes(1));
    var order = share(transaction, "PS1", 2_000, false);
    weChatPay.sharesFail(SUPPLIER, "PROCESSING");
    var asked = adapter.share(payee, order);

    for (int hour = 0; hour < 5; hour++) {
      clock.advance(Duration.ofHours(1));
      assertThat(adapter.findShare(payee, transaction, "PS1")).contains(asked);
      assertThat(adapter.share(payee, order)).as("the same number").isEqualTo(asked);
    }
    weChatPay.sharesFail(SUPPLIER, "TIME_OUT_CLOSED");
    var ended = adapter.findShare(payee, transaction, "PS1").orElseThrow();

    assertThat(asked.finished()).isFalse();
    assertThat(ended.finished()).isTrue();
    assertThat(ended.parts().getFirst().outcome()).isEqualTo(Outcome.CLOSED);
    assertThat(adapter.share(payee, order)).as("a number that is used up").isEqualTo(ended);
    weChatPay.sharesFail(SUPPLIER, null);
    adapter.share(payee, share(transaction, "PS2", 1_000, true));
    clock.advance(Duration.ofMinutes(1));
    assertThat(adapter.findShare(payee, transaction, "PS2").orElseThrow().parts())
        .containsExactly(new ShareState.Part(SUPPLIER, new Money(1_000), Outcome.SUCCESS, null));
  }

  @ParameterizedTest
  @MethodSource("payees")
  void fault21ARefundWaitsUntilAReceiverHasGivenItsShareBack(Payee payee) {
    var transaction = frozen(payee, 10_000);
    clock.advance(Duration.ofMinutes(1));
    adapter.share(payee, share(transaction, "PS1", 2_000, true));
    clock.advance(Duration.ofMinutes(1));
    assertThat(adapter.findShare(payee, transaction, "PS1").orElseThrow().finished()).isTrue();
    weChatPay.topUp(SUPPLIER, -2_000);
    var order = new ShareReturn.Order("PS1", "PR1", SUPPLIER, new Money(2_000), "退款");
    var refund = new RefundOrder("LL00000001", "RF1", new Money(10_000), new Money(10_000), "取消");

    var failed = adapter.takeBack(payee, order);

    assertThat(failed.outcome()).isEqualTo(ShareReturn.Outcome.FAILED);
    assertThat(failed.failure()).isEqualTo("BALANCE_NOT_ENOUGH");
    assertFails(Kind.REFUSED, Why.NOT_ENOUGH, () -> adapter.refund(payee, refund));
    weChatPay.topUp(SUPPLIER, 2_000);
    assertThat(adapter.takeBack(payee, order).outcome()).isEqualTo(ShareReturn.Outcome.SUCCESS);
    assertThat(adapter.takeBack(payee, order).outcome()).isEqualTo(ShareReturn.Outcome.SUCCESS);
    assertThat(adapter.refund(payee, refund).status()).isEqualTo(RefundState.Status.PROCESSING);
  }

  /** Something that was paid and of which the supplier has got a part; the provider's number. */
  static String divided(AtWeChatPay at, Payee payee, String number, long fen) {
    at.paid("LL00000001", payee, 10_000, true);
    var state = at.adapter.find(payee, "LL00000001").orElseThrow();
    var transaction = ((OrderState.Paid) state).paid().transaction();
    at.clock.advance(Duration.ofMinutes(1));
    at.adapter.share(payee, share(transaction, number, fen, false));
    at.clock.advance(Duration.ofMinutes(1));
    return transaction;
  }

  private String frozen(Payee payee, long fen) {
    return transaction("LL00000001", payee, fen, true);
  }

  private String transaction(String number, Payee payee, long fen, boolean frozen) {
    paid(number, payee, fen, frozen);
    var state = adapter.find(payee, number).orElseThrow();
    return ((OrderState.Paid) state).paid().transaction();
  }

  private static ShareOrder share(String transaction, String number, long fen, boolean last) {
    return new ShareOrder(
        transaction,
        number,
        List.of(new ShareOrder.Part(Receiver.MERCHANT, SUPPLIER, new Money(fen), "草莓")),
        last);
  }
}

package cn.linli.adapter.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.payment.Notice;
import cn.linli.payment.OrderState;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.shared.Money;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatPaySimulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders from the first to the last, for merchants connected in each way. */
class OrdersAtWeChatPayTest extends AtWeChatPay {
  @ParameterizedTest
  @MethodSource("payees")
  void opensAnOrderThatIsPaidOnItsPageAndTold(Payee payee) {
    var parameters = adapter.open(payee, order("LL00000001", payee, 1990));
    assertThat(adapter.find(payee, "LL00000001")).contains(new OrderState.Unpaid());

    var page = new HashMap<String, String>();
    page.put("appId", parameters.appId());
    page.put("timeStamp", parameters.timeStamp());
    page.put("nonceStr", parameters.nonceStr());
    page.put("package", parameters.packageValue());
    page.put("signType", parameters.signType());
    page.put("paySign", parameters.paySign());
    assertThat(weChatPay.requestPayment(page, WANG)).isEqualTo("ok");
    deliver();

    var state = (OrderState.Paid) adapter.find(payee, "LL00000001").orElseThrow();
    assertThat(notices)
        .singleElement()
        .isInstanceOfSatisfying(
            Notice.OrderPaid.class, told -> assertThat(told.order()).isEqualTo(state.paid()));
    assertThat(state.paid().merchant()).isEqualTo(payee.merchant());
    assertThat(state.paid().subMerchant()).isEqualTo(payee.subMerchant());
    assertThat(state.paid().appId()).isEqualTo(payee.appId());
    assertThat(state.paid().openid()).isEqualTo(WANG.openid(payee.appId()));
    assertThat(state.paid().amount()).isEqualTo(new Money(1990));
    assertThat(state.paid().paidAt()).isEqualTo(clock.instant());
  }

  @Test
  void isPaidLaterByWhoRefusedAtFirst() {
    adapter.open(CENTRE, order("LL00000001", CENTRE, 100));

    assertThat(weChatPay.refuse("LL00000001")).isEqualTo("requestPayment:fail cancel");

    assertThat(adapter.find(CENTRE, "LL00000001")).contains(new OrderState.Unpaid());
    assertThat(weChatPay.owed()).isZero();
    assertThat(weChatPay.pay("LL00000001")).isEqualTo("ok");
    assertThat(weChatPay.refuse("LL00000001")).isNotEqualTo("requestPayment:fail cancel");
  }

  @Test
  void isNotPaidWithAWrongSignatureOrBySomebodyElseOrTooLate() {
    adapter.open(CENTRE, order("LL00000001", CENTRE, 100));

    assertThat(weChatPay.requestPayment(Map.of("signType", "RSA"), WANG)).contains("signature");
    assertThat(weChatPay.pay("LL00000001", Person.of("li"))).contains("somebody else");
    clock.advance(Duration.ofMinutes(30));
    assertThat(weChatPay.pay("LL00000001")).contains("over");
    assertThat(adapter.find(CENTRE, "LL00000001")).contains(new OrderState.Unpaid());
  }

  @ParameterizedTest
  @MethodSource("payees")
  void opensTheSameAgainAndRefusesAnotherPriceUnderItsNumber(Payee payee) {
    var order = order("LL00000001", payee, 1990);
    var first = adapter.open(payee, order);

    assertThat(adapter.open(payee, order).packageValue()).isNotEqualTo(first.packageValue());
    assertFails(
        Kind.REFUSED, Why.NUMBER_USED, () -> adapter.open(payee, order("LL00000001", payee, 1991)));
  }

  @ParameterizedTest
  @MethodSource("payees")
  void closesForGood(Payee payee) {
    var order = order("LL00000001", payee, 1990);
    adapter.open(payee, order);

    adapter.close(payee, "LL00000001");
    adapter.close(payee, "LL00000001");
    adapter.close(payee, "LL00000002");

    assertThat(weChatPay.pay("LL00000001")).contains("closed");
    assertThat(adapter.find(payee, "LL00000001")).contains(new OrderState.Closed());
    assertThat(adapter.find(payee, "LL00000002")).isEmpty();
    assertFails(Kind.REFUSED, Why.CLOSED, () -> adapter.open(payee, order));
  }

  @ParameterizedTest
  @MethodSource("payees")
  void neitherClosesNorOpensWhatIsPaid(Payee payee) {
    paid("LL00000001", payee, 1990, false);

    assertFails(Kind.REFUSED, Why.PAID, () -> adapter.close(payee, "LL00000001"));
    assertFails(
        Kind.REFUSED, Why.PAID, () -> adapter.open(payee, order("LL00000001", payee, 1990)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RESET_AFTER_WORK", "SILENT_AFTER_WORK"})
  void leavesOpenWhatHappenedUntilItIsAskedFor(String kind) {
    var lost = Misbehaviour.of(Misbehaviour.Kind.valueOf(kind)).times(1);
    var order = order("LL00000001", CENTRE, 1990);

    weChatPay.switches().set(WeChatPaySimulator.PREPAY, lost);
    assertFails(Kind.UNKNOWN, Why.OTHER, () -> adapter.open(CENTRE, order));
    assertThat(adapter.find(CENTRE, "LL00000001")).contains(new OrderState.Unpaid());
    adapter.open(CENTRE, order);

    weChatPay.switches().set(WeChatPaySimulator.CLOSE, lost);
    assertFails(Kind.UNKNOWN, Why.OTHER, () -> adapter.close(CENTRE, "LL00000001"));
    assertThat(adapter.find(CENTRE, "LL00000001")).contains(new OrderState.Closed());
  }

  @Test
  void tellsRefusalsAccidentsAndHasteApart() {
    var order = order("LL00000001", CENTRE, 1990);

    misbehave(WeChatPaySimulator.PREPAY, Misbehaviour.error("PARAM_ERROR"));
    assertFails(Kind.REFUSED, Why.OTHER, () -> adapter.open(CENTRE, order));
    misbehave(WeChatPaySimulator.PREPAY, Misbehaviour.error("SIGN_ERROR"));
    assertFails(Kind.LATER, Why.OTHER, () -> adapter.open(CENTRE, order));
    misbehave(WeChatPaySimulator.PREPAY, Misbehaviour.error("SYSTEM_ERROR"));
    assertFails(Kind.UNKNOWN, Why.OTHER, () -> adapter.open(CENTRE, order));
    misbehave(WeChatPaySimulator.PREPAY, Misbehaviour.error("FREQUENCY_LIMITED"));
    assertFails(Kind.UNKNOWN, Why.OTHER, () -> adapter.open(CENTRE, order));
    misbehave(WeChatPaySimulator.PREPAY, Misbehaviour.status(502));
    assertFails(Kind.UNKNOWN, Why.OTHER, () -> adapter.open(CENTRE, order));
    misbehave(WeChatPaySimulator.PREPAY, Misbehaviour.status(202));
    assertFails(Kind.UNKNOWN, Why.OTHER, () -> adapter.open(CENTRE, order));
    misbehave(WeChatPaySimulator.PREPAY, Misbehaviour.of(Misbehaviour.Kind.GARBAGE));
    assertFails(Kind.UNKNOWN, Why.OTHER, () -> adapter.open(CENTRE, order));
    misbehave(WeChatPaySimulator.QUERY, Misbehaviour.error("SYSTEM_ERROR"));
    assertFails(Kind.LATER, Why.OTHER, () -> adapter.find(CENTRE, "LL00000001"));
    misbehave(WeChatPaySimulator.QUERY, Misbehaviour.of(Misbehaviour.Kind.RESET));
    assertFails(Kind.LATER, Why.OTHER, () -> adapter.find(CENTRE, "LL00000001"));
  }

  @Test
  void refusesANumberThatWouldLeadToAnotherAddress() {
    assertFails(Kind.REFUSED, Why.OTHER, () -> adapter.find(CENTRE, "LL1/close"));
    assertFails(Kind.REFUSED, Why.OTHER, () -> adapter.close(CENTRE, "../LL000001"));
    assertThat(weChatPay.calls(WeChatPaySimulator.QUERY)).isZero();
  }

  private void misbehave(String endpoint, Misbehaviour misbehaviour) {
    weChatPay.switches().set(endpoint, misbehaviour.times(1));
  }
}

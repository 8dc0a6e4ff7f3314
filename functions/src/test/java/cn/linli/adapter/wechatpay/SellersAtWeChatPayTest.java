package cn.linli.adapter.wechatpay;

import static cn.linli.adapter.wechatpay.SampleSellers.company;
import static cn.linli.adapter.wechatpay.SampleSellers.fruitShop;
import static cn.linli.sim.WeChatPaySimulator.APPLY;
import static cn.linli.sim.WeChatPaySimulator.APPLY_QUERY;
import static cn.linli.sim.WeChatPaySimulator.UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.merchant.SellerAccountState;
import cn.linli.merchant.SellerAccountState.Reason;
import cn.linli.merchant.SellerApplication.Owners;
import cn.linli.payment.OrderState;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.payment.ShareOrder;
import cn.linli.payment.ShareOrder.Receiver;
import cn.linli.shared.Money;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySecret;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.sim.WeChatPaySimulator.Keys;
import cn.linli.sim.WeChatSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts for sellers below the platform's number. */
class SellersAtWeChatPayTest extends AtWeChatPay {
  private final WeChatSellers sellers = sellers(Keys.PUBLIC_KEY);

  @Test
  void areCheckedAuditedAndSigned() {
    sellers.apply(fruitShop("A1"));
    assertThat(sellers.find("A1")).contains(new SellerAccountState.Checking());
    assertThat(sellers.find("A2")).isEmpty();
    weChatPay.sellers().proceed("A1");
    assertThat(sellers.find("A1")).contains(new SellerAccountState.Auditing());
    weChatPay.sellers().proceed("A1");
    assertThat(sellers.find("A1").orElseThrow())
        .isInstanceOfSatisfying(
            SellerAccountState.NeedsSigning.class,
            waiting -> assertThat(waiting.page()).hasScheme("https"));

    var number = weChatPay.sellers().finish("A1");

    assertThat(sellers.find("A1")).contains(new SellerAccountState.Finished(number));
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  void sealWhatIsPersonalByWhicheverKeyIsBelieved(Keys keys) {
    weChatPay.signBy(keys);

    sellers(keys).apply(company("A1", new Owners(true, List.of())));
    weChatPay.rotateCertificate();
    clock.advance(PlatformKeys.BETWEEN_DOWNLOADS);
    sellers(keys).apply(company("A2", SampleSellers.liAndZhao()));

    assertThat(sellers(keys).find("A2")).contains(new SellerAccountState.Checking());
  }

  @Test
  void canBePaidFromThenOnAndTheirMoneyIsFrozen() {
    sellers.apply(fruitShop("A1"));
    var payee =
        new Payee(
            "fruit",
            Payee.Mode.ECOMMERCE,
            WeChatPaySimulator.PLATFORM,
            weChatPay.sellers().finish("A1"),
            WeChatSimulator.MINI_PROGRAM);

    paid("LL00000001", payee, 10_000, true);
    clock.advance(Duration.ofMinutes(1));
    var state = (OrderState.Paid) adapter.find(payee, "LL00000001").orElseThrow();
    var part =
        new ShareOrder.Part(
            Receiver.MERCHANT, WeChatPaySimulator.PLATFORM, new Money(500), "平台服务费");
    adapter.share(payee, new ShareOrder(state.paid().transaction(), "PS1", List.of(part), true));
    clock.advance(Duration.ofMinutes(1));

    assertThat(adapter.findShare(payee, state.paid().transaction(), "PS1"))
        .hasValueSatisfying(share -> assertThat(share.finished()).isTrue());
    assertThat(weChatPay.balance(WeChatPaySimulator.PLATFORM)).isEqualTo(500);
  }

  @Test
  void areTheSameWhenHandedInAgainAlthoughPicturesAreUploadedAnew() {
    sellers.apply(fruitShop("A1"));
    sellers.apply(fruitShop("A1"));

    assertThat(weChatPay.calls(UPLOAD)).isEqualTo(8);
    assertThat(weChatPay.calls(APPLY)).isEqualTo(2);
  }

  @Test
  void areNotChangedWhileOneIsUnderWay() {
    sellers.apply(fruitShop("A1"));

    assertFails(Kind.REFUSED, Why.NUMBER_USED, () -> sellers.apply(fruitShop("A1", "13900000009")));
  }

  @Test
  void areMendedUnderTheSameNumberAfterARejection() {
    sellers.apply(fruitShop("A1"));
    weChatPay.sellers().reject("A1", Map.of("id_card_copy", "身份证照片不清晰"));
    assertThat(sellers.find("A1"))
        .contains(new SellerAccountState.Rejected(List.of(new Reason("id_card_copy", "身份证照片不清晰"))));

    sellers.apply(fruitShop("A1", "13900000009"));

    assertThat(sellers.find("A1")).contains(new SellerAccountState.Checking());
  }

  @Test
  void mayHaveToShowWhoseTheBankAccountIs() {
    sellers.apply(fruitShop("A1"));
    weChatPay.sellers().verify("A1");

    var state = (SellerAccountState.NeedsVerification) sellers.find("A1").orElseThrow();

    assertThat(state.page()).isPresent();
    assertThat(state.remittance().orElseThrow().amount()).isEqualTo(new Money(124));
    weChatPay.sellers().proceed("A1");
    assertThat(sellers.find("A1")).contains(new SellerAccountState.Auditing());
  }

  @Test
  void mayEndWithoutAnAccount() {
    sellers.apply(fruitShop("A1"));
    sellers.apply(fruitShop("A2"));
    weChatPay.sellers().freeze("A1", Map.of("business_license_number", "该主体存在风险"));
    weChatPay.sellers().cancel("A2");

    assertThat(sellers.find("A1"))
        .contains(
            new SellerAccountState.Frozen(
                List.of(new Reason("business_license_number", "该主体存在风险"))));
    assertThat(sellers.find("A2")).contains(new SellerAccountState.Cancelled());
  }

  @Test
  void areRefusedWhenAFieldIsWrong() {
    assertFails(Kind.REFUSED, Why.OTHER, () -> sellers.apply(fruitShop("A1", "010-8421")));
    assertThat(sellers.find("A1")).isEmpty();
  }

  @Test
  void areRefusedWhenAFieldCannotBeSealed() {
    assertFails(Kind.REFUSED, Why.OTHER, () -> sellers.apply(fruitShop("A1", "1".repeat(215))));
    assertThat(weChatPay.calls(APPLY)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {UPLOAD, APPLY_QUERY})
  void areAskedForLaterWhileNothingCanHaveBeenDone(String endpoint) {
    weChatPay.switches().set(endpoint, Misbehaviour.error("SYSTEM_ERROR"));

    assertFails(
        Kind.LATER,
        Why.OTHER,
        () -> {
          sellers.apply(fruitShop("A1"));
          sellers.find("A1");
        });
  }

  @Test
  void areHandedInAgainWhenTheAnswerWasLost() {
    weChatPay.switches().set(APPLY, Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1));
    assertFails(Kind.UNKNOWN, Why.OTHER, () -> sellers.apply(fruitShop("A1")));

    sellers.apply(fruitShop("A1"));

    assertThat(sellers.find("A1")).contains(new SellerAccountState.Checking());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SYSTEM_ERROR", "RATE_LIMITED", "FREQUENCY_LIMITED"})
  void areNotGivenUpForABusyProvider(String code) {
    weChatPay.switches().set(APPLY, Misbehaviour.error(code));

    assertFails(Kind.UNKNOWN, Why.OTHER, () -> sellers.apply(fruitShop("A1")));
  }

  @Test
  void waitUntilSomebodyHasNamedThePlatform() {
    var secret = WeChatPaySecret.of("http://127.0.0.1:1/notices", Keys.PUBLIC_KEY);
    secret.remove("platform");
    var unnamed = sellers("unnamed", secret);

    assertFails(Kind.LATER, Why.OTHER, () -> unnamed.find("A1"));
    assertThat(sellers.platform()).isEqualTo(WeChatPaySimulator.PLATFORM);
  }

  @Test
  void showNothingOfAPersonAsText() {
    assertThat(company("A1", SampleSellers.liAndZhao()).toString())
        .doesNotContain("李伟", "赵静", "1380000", "li@example", "1109000", "一号");
  }

  @Test
  void haveAFormThatIsComplete() {
    assertThatThrownBy(() -> company("A1", null)).hasMessage("a company has owners");
    assertThatThrownBy(() -> company("A 1", SampleSellers.liAndZhao()))
        .hasMessage("the number has other characters");
    assertThatThrownBy(() -> new Owners(false, List.of())).hasMessage("nobody owns it");
  }
}

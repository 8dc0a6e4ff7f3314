package cn.linli.adapter.wechatpay;

import static cn.linli.sim.WeChatPaySimulator.CERTIFICATES;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.payment.OrderState;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPayForgery;
import cn.linli.sim.WeChatPaySimulator.Keys;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The keys by which WeChat Pay signs, while they change. */
class KeysOfWeChatPayTest extends AtWeChatPay {
  @Test
  void certificatesAreDownloadedOnceForAnswersAndNotices() {
    var certified = certified();

    certified.open(CENTRE, order("LL00000001", CENTRE, 100));
    weChatPay.pay("LL00000001");
    deliver();

    assertThat(notices).hasSize(1);
    assertThat(weChatPay.calls(CERTIFICATES)).isEqualTo(1);
  }

  @Test
  void fault10ANewCertificateIsLookedForWhenItSigns() {
    var certified = certified();
    certified.open(CENTRE, order("LL00000001", CENTRE, 100));
    weChatPay.pay("LL00000001");
    clock.advance(PlatformKeys.BETWEEN_DOWNLOADS);

    weChatPay.rotateCertificate();
    deliver();

    assertThat(notices).hasSize(1);
    assertThat(certified.find(CENTRE, "LL00000001")).containsInstanceOf(OrderState.Paid.class);
    assertThat(weChatPay.calls(CERTIFICATES)).isEqualTo(2);
  }

  @Test
  void fault10AnAnswerByACertificateThatCameThisMomentIsAskedForAgain() {
    var certified = certified();
    certified.open(CENTRE, order("LL00000001", CENTRE, 100));

    weChatPay.rotateCertificate();

    assertFails(
        Kind.UNKNOWN, Why.OTHER, () -> certified.open(CENTRE, order("LL00000002", CENTRE, 100)));
    clock.advance(PlatformKeys.BETWEEN_DOWNLOADS);
    certified.open(CENTRE, order("LL00000003", CENTRE, 100));
  }

  @Test
  void fault11ANoticeByAnUnknownCertificateComesAgainWhileTheListIsNotToBeHad() {
    var certified = certified();
    certified.open(CENTRE, order("LL00000001", CENTRE, 100));
    weChatPay.pay("LL00000001");
    clock.advance(PlatformKeys.BETWEEN_DOWNLOADS);
    weChatPay.rotateCertificate();
    weChatPay.switches().set(CERTIFICATES, Misbehaviour.error("SYSTEM_ERROR"));

    deliver();
    assertThat(notices).isEmpty();
    weChatPay.switches().clear();
    for (int call = 0; call < 3; call++) {
      clock.advance(Duration.ofSeconds(15));
      deliver();
    }

    assertThat(notices).hasSize(1);
    assertThat(weChatPay.calls(CERTIFICATES)).isEqualTo(3);
  }

  @Test
  void fault10StrangersWithUnknownSerialsDoNotMakeUsAskEachTime() {
    var certified = certified();
    certified.open(CENTRE, order("LL00000001", CENTRE, 100));
    weChatPay.pay("LL00000001");
    clock.advance(PlatformKeys.BETWEEN_DOWNLOADS);

    for (int call = 0; call < 10; call++) {
      assertThat(weChatPay.forge(WeChatPayForgery.UNKNOWN_SERIAL)).isEqualTo(400);
    }

    assertThat(weChatPay.calls(CERTIFICATES)).isEqualTo(2);
  }

  @Test
  void fault10BothKindsOfKeysAreBelievedWhileAMerchantChanges() {
    weChatPay.signBy(Keys.BOTH);
    reader = believing(Keys.BOTH);
    for (var number : new String[] {"LL00000001", "LL00000002", "LL00000003", "LL00000004"}) {
      reader.open(CENTRE, order(number, CENTRE, 100));
      weChatPay.pay(number);
    }

    deliver();

    assertThat(notices).hasSize(4);
    assertThat(weChatPay.calls(CERTIFICATES)).isEqualTo(1);
  }

  @Test
  void fault10WhoeverBelievesBothIsReadyBeforeAndAfter() {
    var ready = believing(Keys.BOTH);

    for (var keys : Keys.values()) {
      weChatPay.signBy(keys);
      ready.open(CENTRE, order("LL-" + keys, CENTRE, 100));
    }

    assertThat(ready.find(CENTRE, "LL-PUBLIC_KEY")).contains(new OrderState.Unpaid());
  }

  @Test
  void oldCertificatesAreNoUseOnceTheMerchantHasChanged() {
    weChatPay.signBy(Keys.PUBLIC_KEY);
    var late = believing(Keys.CERTIFICATES);

    assertFails(Kind.LATER, Why.OTHER, () -> late.open(CENTRE, order("LL00000001", CENTRE, 100)));
    assertThat(adapter.find(CENTRE, "LL00000001")).isEmpty();
  }

  @Test
  void thePublicKeyIsNoUseBeforeTheMerchantHasChanged() {
    weChatPay.signBy(Keys.CERTIFICATES);

    assertFails(
        Kind.UNKNOWN, Why.OTHER, () -> adapter.open(CENTRE, order("LL00000001", CENTRE, 100)));
    weChatPay.pay("LL00000001");
    deliver();

    assertThat(notices).isEmpty();
    assertThat(weChatPay.owed()).isEqualTo(1);
  }

  private WeChatPay certified() {
    weChatPay.signBy(Keys.CERTIFICATES);
    var certified = believing(Keys.CERTIFICATES);
    reader = certified;
    return certified;
  }
}

package cn.linli.adapter.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.payment.Notice;
import cn.linli.sim.Delivery;
import cn.linli.sim.WeChatPayForgery;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How notices come: late, twice, out of order, forged, or never. */
class NoticesFromWeChatPayTest extends AtWeChatPay {
  @Test
  void comeTwiceAndOutOfOrderWithOneIdEach() {
    paid("LL00000001", CENTRE, 100, false);
    paid("LL00000002", CENTRE, 200, false);

    assertThat(weChatPay.deliver(Delivery.TWICE_AND_OUT_OF_ORDER)).isEqualTo(4);

    assertThat(notices)
        .extracting(notice -> ((Notice.OrderPaid) notice).order().number())
        .containsExactly("LL00000002", "LL00000001", "LL00000001", "LL00000002");
    assertThat(notices).extracting(Notice::id).doesNotContainNull().hasSize(4);
    assertThat(notices.stream().map(Notice::id).distinct()).hasSize(2);
    assertThat(weChatPay.owed()).isZero();
  }

  @Test
  void comeAtTheSameTime() {
    paid("LL00000001", CENTRE, 100, false);

    assertThat(weChatPay.deliver(Delivery.AT_ONCE)).isEqualTo(2);

    assertThat(notices).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(WeChatPayForgery.class)
  void fault06AreRefusedWhenForged(WeChatPayForgery how) {
    paid("LL00000001", CENTRE, 100, false);

    assertThat(weChatPay.forge(how)).isEqualTo(how == WeChatPayForgery.PROBE ? 401 : 400);

    assertThat(notices).isEmpty();
    deliver();
    assertThat(notices).hasSize(1);
  }

  @Test
  void comeAgainByTheTableForADay() {
    paid("LL00000001", CENTRE, 100, false);
    var paidAt = clock.instant();
    out = true;

    var calls = 0;
    while (weChatPay.owed() > 0) {
      clock.advance(Duration.between(clock.instant(), weChatPay.nextDue()));
      deliver();
      calls++;
    }

    assertThat(calls).isEqualTo(16);
    assertThat(Duration.between(paidAt, clock.instant()))
        .isEqualTo(Duration.ofHours(24).plusMinutes(4));
  }
}

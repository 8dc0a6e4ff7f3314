package cn.linli.adapter.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.payment.Notice;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.payment.TransferOrder;
import cn.linli.payment.TransferState;
import cn.linli.payment.TransferState.Status;
import cn.linli.shared.Money;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money for persons. */
class TransfersByWeChatPayTest extends AtWeChatPay {
  @BeforeEach
  void topUp() {
    weChatPay.topUp(WeChatPaySimulator.DIRECT, 100_000);
  }

  @Test
  void isConfirmedByThePersonAndTold() {
    var asked = adapter.transfer(CENTRE, stipend("TB1", 5_000));
    assertThat(asked.status()).isEqualTo(Status.WAITS_FOR_PERSON);
    assertThat(asked.confirmation()).isNotBlank();
    assertThat(adapter.transfer(CENTRE, stipend("TB1", 5_000))).isEqualTo(asked);

    assertThat(weChatPay.receivers().confirm("TB1")).isEqualTo("ok");
    deliver();

    var done = new TransferState("TB1", asked.transfer(), Status.SUCCESS, null, null);
    assertThat(adapter.findTransfer(CENTRE, "TB1")).contains(done);
    assertThat(notices)
        .singleElement()
        .isInstanceOfSatisfying(
            Notice.TransferEnded.class,
            told -> {
              assertThat(told.merchant()).isEqualTo(CENTRE.merchant());
              assertThat(told.transfer()).isEqualTo(done);
            });
  }

  @Test
  void isOverAfterADayWithoutThePerson() {
    adapter.transfer(CENTRE, stipend("TB1", 5_000));

    clock.advance(Duration.ofHours(24));
    deliver();

    assertThat(weChatPay.receivers().confirm("TB1")).isNotEqualTo("ok");
    var state = adapter.findTransfer(CENTRE, "TB1").orElseThrow();
    assertThat(state.status()).isEqualTo(Status.FAILED);
    assertThat(state.failure()).isEqualTo("OVERDUE_CLOSE");
    assertThat(notices).hasSize(1);
  }

  @Test
  void isRefusedWithoutMoneyOrForAnUnknownScene() {
    var unknown =
        new TransferOrder(
            "TB1", WANG.openid(CENTRE.appId()), new Money(100), "x", "9", "x", Map.of());

    assertFails(
        Kind.REFUSED,
        Why.NOT_ENOUGH,
        () -> {
          weChatPay.topUp(WeChatPaySimulator.DIRECT, -100_000);
          adapter.transfer(CENTRE, stipend("TB2", 5_000));
        });
    assertFails(Kind.REFUSED, Why.OTHER, () -> adapter.transfer(CENTRE, unknown));
    assertThat(adapter.findTransfer(CENTRE, "TB1")).isEmpty();
  }

  @Test
  void happensOnceWhenAnAnswerIsLost() {
    var lost = Misbehaviour.of(Misbehaviour.Kind.SILENT_AFTER_WORK).times(1);
    weChatPay.switches().set(WeChatPaySimulator.TRANSFER, lost);

    assertFails(Kind.UNKNOWN, Why.OTHER, () -> adapter.transfer(CENTRE, stipend("TB1", 5_000)));

    assertThat(adapter.findTransfer(CENTRE, "TB1").orElseThrow().status())
        .isEqualTo(Status.WAITS_FOR_PERSON);
    assertThat(adapter.transfer(CENTRE, stipend("TB1", 5_000)).confirmation()).isNotBlank();
  }

  private static TransferOrder stipend(String number, long fen) {
    return new TransferOrder(
        number,
        WANG.openid(CENTRE.appId()),
        new Money(fen),
        "志愿服务补贴",
        "1005",
        "劳务报酬",
        Map.of("岗位类型", "志愿者", "报酬说明", "周末值班"));
  }
}

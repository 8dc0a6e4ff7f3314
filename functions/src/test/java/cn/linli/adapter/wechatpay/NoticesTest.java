package cn.linli.adapter.wechatpay;

import static cn.linli.adapter.wechatpay.PayVectors.callback;
import static cn.linli.adapter.wechatpay.PayVectors.callbackByCertificate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.linli.adapter.wechatpay.PayVectors.Mode;
import cn.linli.payment.ForgedNotice;
import cn.linli.payment.Notice;
import cn.linli.payment.PaidOrder;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.RefundState;
import cn.linli.payment.TransferState;
import cn.linli.shared.Money;
import cn.linli.shared.http.Webhook;
import cn.linli.sim.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The published vectors through our callback path, and everything that is nearly one of them. */
class NoticesTest {
  private static final String CERTIFICATES = "/v3/certificates";
  private static final Instant NOON = Instant.parse("2026-01-01T04:00:00Z");

  private final Replay weChatPay = new Replay();
  private final HandClock clock = new HandClock(PayVectors.NOW);

  @AfterEach
  void stop() {
    weChatPay.close();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void readsEveryVectorInEveryMode(Mode mode) {
    weChatPay.answer(CERTIFICATES, PayVectors.HTTP.path("certificates"));
    var adapter = adapter(mode);

    if (mode != Mode.CERTIFICATES) {
      assertAllAreRead(
          PayVectors.valid().stream().map(vector -> adapter.read(callback(vector))).toList());
    }
    if (mode != Mode.PUBLIC_KEY) {
      assertAllAreRead(
          PayVectors.valid().stream()
              .map(vector -> adapter.read(callbackByCertificate(vector)))
              .toList());
    }
    assertThat(weChatPay.asked()).hasSize(mode == Mode.PUBLIC_KEY ? 0 : 1);
  }

  private static void assertAllAreRead(List<Notice> notices) {
    assertThat(notices)
        .containsExactly(
            new Notice.OrderPaid("EV-2026010112000000001", direct()),
            new Notice.OrderPaid("EV-2026010112000000002", partner()),
            new Notice.Other("EV-2026010112000000003", "TRANSACTION.SUCCESS"),
            refund("4", "SC20260101000001", "1", 500, true),
            refund("5", "SC20260101000001", "2", 100, false),
            refund("6", "SC20260101000002", "3", 3000, true),
            new Notice.TransferEnded(
                "EV-2026010112000000007",
                PayVectors.MERCHANT,
                new TransferState(
                    "TB20260101000001",
                    "1330000114850082601010000000001",
                    TransferState.Status.SUCCESS,
                    null,
                    null)),
            new Notice.Other("EV-2026010112000000008", "TRANSACTION.SUCCESS"));
  }

  private static PaidOrder direct() {
    return new PaidOrder(
        "1900000109",
        null,
        "wx0000000000000001",
        "SC20260101000001",
        "4200000000202601010000000001",
        new Money(1990),
        "CNY",
        "oTESTonlyOPENID0000000000001",
        NOON);
  }

  private static PaidOrder partner() {
    return new PaidOrder(
        "1900000109",
        "1900000110",
        "wx0000000000000002",
        "SC20260101000002",
        "4200000000202601010000000002",
        new Money(3000),
        "CNY",
        "oTESTonlySUBOPENID0000000001",
        NOON);
  }

  private static Notice refund(String event, String order, String n, long fen, boolean success) {
    return new Notice.RefundEnded(
        "EV-202601011200000000" + event,
        "1900000109",
        new RefundState(
            order,
            "RF2026010100000" + n,
            "5020000000202601010000000000" + n,
            new Money(fen),
            success ? RefundState.Status.SUCCESS : RefundState.Status.ABNORMAL,
            success ? NOON.plus(Duration.ofMinutes(5)) : null));
  }

  @ParameterizedTest
  @MethodSource("cn.linli.adapter.wechatpay.PayVectors#invalid")
  void fault06RefusesWhatIsForged(JsonNode vector) {
    var adapter = adapter(Mode.PUBLIC_KEY);

    var refusal = catchThrowableOfType(ForgedNotice.class, () -> adapter.read(callback(vector)));

    assertThat(refusal.isProbe())
        .isEqualTo(vector.path("name").asString().equals("signtest-probe"));
    assertThat(refusal).hasMessageNotContaining("SC2026").hasNoCause();
  }

  @ParameterizedTest
  @MethodSource("cn.linli.adapter.wechatpay.PayVectors#valid")
  void fault06RefusesEachChangeOfOneByte(JsonNode vector) {
    var adapter = adapter(Mode.PUBLIC_KEY);
    var genuine = callback(vector);

    for (int at = 0; at < genuine.body().length; at++) {
      var body = genuine.body();
      body[at] ^= 1;
      assertRefused(adapter, new Webhook(genuine.key(), genuine.headers(), body), "body", at);
    }
    for (var name : List.of("timestamp", "nonce", "signature", "serial")) {
      var header = "wechatpay-" + name;
      var value = genuine.headers().get(header);
      for (int at = 0; at < value.length(); at++) {
        var changed = (char) (value.charAt(at) ^ 1);
        var text = value.substring(0, at) + changed + value.substring(at + 1);
        assertRefused(adapter, with(genuine, header, ignored -> text), header, at);
      }
    }
  }

  @Test
  void fault06RefusesEachOtherSpellingOfASerialOfACertificate() {
    weChatPay.answer(CERTIFICATES, PayVectors.HTTP.path("certificates"));
    var adapter = adapter(Mode.BOTH);
    var genuine = callbackByCertificate(PayVectors.valid().getFirst());
    var serial = genuine.headers().get("wechatpay-serial");

    for (int at = 0; at < serial.length(); at++) {
      for (int bit : List.of(1, 0x20)) {
        var text =
            serial.substring(0, at) + (char) (serial.charAt(at) ^ bit) + serial.substring(at + 1);
        assertRefused(adapter, with(genuine, "wechatpay-serial", ignored -> text), "serial", at);
      }
    }
    assertThat(weChatPay.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wechatpay-timestamp",
        "wechatpay-nonce",
        "wechatpay-signature",
        "wechatpay-serial"
      })
  void refusesWhatLacksAHeader(String header) {
    var adapter = adapter(Mode.PUBLIC_KEY);
    var genuine = callback(PayVectors.valid().getFirst());
    var without = new HashMap<>(genuine.headers());
    without.remove(header);

    assertRefused(adapter, new Webhook(genuine.key(), without, genuine.body()), header, 0);
    assertRefused(adapter, with(genuine, header, ignored -> " "), header, 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void fault08ReadsWithinFiveMinutesAndRefusesASecondLater(long seconds) {
    var adapter = adapter(Mode.PUBLIC_KEY);
    var genuine = callback(PayVectors.valid().getFirst());

    clock.advance(Duration.ofSeconds(seconds));
    assertThat(adapter.read(genuine)).isInstanceOf(Notice.OrderPaid.class);
    clock.advance(Duration.ofSeconds(Long.signum(seconds)));

    assertRefused(adapter, genuine, "timestamp", 0);
  }

  @Test
  void refusesWhatIsForAMerchantThatIsNotOurs() {
    var genuine = callback(PayVectors.valid().getFirst());

    var other = new Webhook("1900000999", genuine.headers(), genuine.body());

    assertRefused(adapter(Mode.PUBLIC_KEY), other, "merchant", 0);
  }

  @Test
  void refusesACertificateWhereOnlyThePublicKeyIsBelieved() {
    weChatPay.answer(CERTIFICATES, PayVectors.HTTP.path("certificates"));
    var byCertificate = callbackByCertificate(PayVectors.valid().getFirst());

    assertRefused(adapter(Mode.PUBLIC_KEY), byCertificate, "serial", 0);
    assertThat(weChatPay.asked()).isEmpty();
  }

  @Test
  void fault11AsksForItAgainWhileTheListOfCertificatesIsNotToBeHad() {
    var adapter = adapter(Mode.CERTIFICATES);
    var byCertificate = callbackByCertificate(PayVectors.valid().getFirst());

    assertLater(adapter, byCertificate);
    assertLater(adapter, byCertificate);
    assertThat(weChatPay.asked()).hasSize(1);

    weChatPay.answer(CERTIFICATES, PayVectors.HTTP.path("certificates"));
    clock.advance(PlatformKeys.BETWEEN_DOWNLOADS);
    assertThat(adapter.read(byCertificate)).isInstanceOf(Notice.OrderPaid.class);
  }

  @Test
  void believesNoListOfCertificatesThatWasChangedOnItsWay() {
    weChatPay.answer(CERTIFICATES, PayVectors.HTTP.path("certificates"));
    weChatPay.spoil(
        body -> {
          body[body.length - 1] = ' ';
          return body;
        });

    assertLater(adapter(Mode.CERTIFICATES), callbackByCertificate(PayVectors.valid().getFirst()));
  }

  private WeChatPay adapter(Mode mode) {
    return PayVectors.adapter(mode, weChatPay.baseUrl(), clock);
  }

  private static Webhook with(Webhook callback, String header, UnaryOperator<String> change) {
    var headers = new HashMap<>(callback.headers());
    headers.computeIfPresent(header, (name, value) -> change.apply(value));
    return new Webhook(callback.key(), headers, callback.body());
  }

  private static void assertRefused(WeChatPay adapter, Webhook callback, String what, int at) {
    assertThatThrownBy(() -> adapter.read(callback))
        .as("%s changed at %d", what, at)
        .isInstanceOf(ForgedNotice.class);
  }

  private static void assertLater(WeChatPay adapter, Webhook callback) {
    assertThatThrownBy(() -> adapter.read(callback))
        .isInstanceOfSatisfying(
            ProviderFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.Kind.LATER));
  }
}

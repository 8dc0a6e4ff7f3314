package cn.linli.adapter.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.payment.Bill;
import cn.linli.payment.Bill.Kind;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.payment.RefundOrder;
import cn.linli.shared.Money;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bills of a day. */
class BillsOfWeChatPayTest extends AtWeChatPay {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

  @ParameterizedTest
  @MethodSource("payees")
  void tellsPaymentsAndRefundsOfTheDay(Payee payee) throws IOException {
    paid("LL00000001", payee, 1990, false);
    adapter.refund(
        payee, new RefundOrder("LL00000001", "RF1", new Money(500), new Money(1990), "取消"));
    paid("LL00000002", payee, 990, false);
    clock.advance(Duration.ofDays(1));
    paid("LL00000003", payee, 100, false);

    var lines = lines(adapter.bill(payee, DAY, Kind.TRADE).orElseThrow());

    assertThat(lines).hasSize(6).first().isEqualTo(vectorHead("tradeBillAll"));
    assertThat(lines.get(1)).contains("`LL00000001,", "`SUCCESS,", "`19.90,", "`0.12000,`0.60%");
    assertThat(lines.get(2)).contains("`LL00000002,", "`9.90,");
    assertThat(lines.get(3)).contains("`LL00000001,", "`RF1,`5.00,", "`REFUND,", "`-0.03000,");
    assertThat(lines.getLast()).isEqualTo("`3,`29.80,`5.00,`0.00,`0.15000,`29.80,`5.00");
  }

  @Test
  void tellsEachMovementOfTheAccount() throws IOException {
    paid("LL00000001", CENTRE, 1990, false);
    clock.advance(Duration.ofDays(1));

    var lines = lines(adapter.bill(CENTRE, DAY, Kind.FUND_FLOW).orElseThrow());

    assertThat(lines).hasSize(5).first().isEqualTo(vectorHead("fundFlowBillBasic"));
    assertThat(lines.get(1)).contains("`交易,`交易,`收入,`19.90,`19.90,", "`LL00000001");
    assertThat(lines.get(2)).contains("`支出,`0.12,`19.78,");
    assertThat(lines.getLast()).isEqualTo("`2,`1,`19.90,`1,`0.12");
  }

  @Test
  void isEmptyWhereNothingHappenedAndLateBeforeTen() {
    clock.advance(Duration.ofDays(1).minusMinutes(1));
    assertFails(ProviderFailure.Kind.LATER, Why.OTHER, () -> adapter.bill(CENTRE, DAY, Kind.TRADE));

    clock.advance(Duration.ofMinutes(1));
    assertThat(adapter.bill(CENTRE, DAY, Kind.TRADE)).isEmpty();
    assertThat(adapter.bill(CENTRE, DAY, Kind.FUND_FLOW)).isEmpty();
  }

  @Test
  void failsAtItsEndWhenItIsNotTheOneThatWasAnnounced() throws IOException {
    paid("LL00000001", CENTRE, 1990, false);
    clock.advance(Duration.ofDays(1));
    weChatPay.spoilBills(true);

    try (var bill = adapter.bill(CENTRE, DAY, Kind.TRADE).orElseThrow()) {
      assertThatThrownBy(() -> bill.text().readAllBytes())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("announced");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GARBAGE", "RESET", "ERROR"})
  void isAskedForAgainWhenItCannotBeFetched(String kind) {
    paid("LL00000001", CENTRE, 1990, false);
    clock.advance(Duration.ofDays(1));
    var misbehaviour =
        kind.equals("ERROR")
            ? Misbehaviour.error("SYSTEM_ERROR")
            : Misbehaviour.of(Misbehaviour.Kind.valueOf(kind));
    weChatPay.switches().set(WeChatPaySimulator.DOWNLOAD, misbehaviour.times(1));

    assertFails(ProviderFailure.Kind.LATER, Why.OTHER, () -> adapter.bill(CENTRE, DAY, Kind.TRADE));
    assertThat(adapter.bill(CENTRE, DAY, Kind.TRADE)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tradeBillAll", "fundFlowBillBasic"})
  void readsTheVectorsAgainstTheirHash(String name) throws IOException {
    var vector = PayVectors.BILL.path(name);
    var packed = Base64.getDecoder().decode(vector.path("gzipBase64").asString());

    try (var text = text(packed, vector.path("hash_value").asString())) {
      assertThat(new String(text.readAllBytes(), UTF_8))
          .isEqualTo(vector.path("content").asString());
      assertThat(text.read()).isNegative();
    }
    try (var text = text(packed, "0".repeat(40))) {
      assertThatThrownBy(text::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  private static CheckedText text(byte[] packed, String sha1) throws IOException {
    return new CheckedText(new GZIPInputStream(new ByteArrayInputStream(packed)), sha1);
  }

  private static String vectorHead(String name) {
    return PayVectors.BILL.path(name).path("content").asString().lines().findFirst().orElseThrow();
  }

  private static List<String> lines(Bill bill) throws IOException {
    try (bill) {
      return new String(bill.text().readAllBytes(), UTF_8).lines().toList();
    }
  }
}

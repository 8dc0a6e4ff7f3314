package cn.linli.adapter.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.linli.payment.FundRow;
import cn.linli.payment.FundRow.Kind;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.payment.RefundOrder;
import cn.linli.payment.ShareReturn;
import cn.linli.payment.ShareRow;
import cn.linli.payment.TradeRow;
import cn.linli.payment.TradeRow.State;
import cn.linli.shared.Money;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
  void tellsPaymentsAndRefundsOfTheDay(Payee payee) {
    paid("LL00000001", payee, 1990, false);
    adapter.refund(
        payee, new RefundOrder("LL00000001", "RF1", new Money(500), new Money(1990), "取消"));
    paid("LL00000002", payee, 990, false);
    clock.advance(Duration.ofDays(1));
    paid("LL00000003", payee, 100, false);

    var rows = trade(payee);

    assertThat(rows)
        .extracting(
            TradeRow::ours, row -> row.amount().fen(), TradeRow::state, row -> row.fee().fen())
        .containsExactly(
            tuple("LL00000001", 1990L, State.DONE, 12L),
            tuple("LL00000002", 990L, State.DONE, 6L),
            tuple("RF1", 500L, State.DONE, -3L));
    assertThat(rows).extracting(TradeRow::isRefund).containsExactly(false, false, true);
    assertThat(rows.get(2).number()).isEqualTo("LL00000001");
    assertThat(rows.get(2).transaction()).isEqualTo(rows.getFirst().id());
  }

  @Test
  void tellsEachMovementOfTheAccount() {
    paid("LL00000001", CENTRE, 1990, false);
    weChatPay.topUp(CENTRE.merchant(), -500);
    clock.advance(Duration.ofDays(1));

    var rows = new ArrayList<FundRow>();
    assertThat(adapter.fundFlow(CENTRE, DAY, rows::add)).isTrue();

    assertThat(rows)
        .extracting(FundRow::kind, FundRow::title, row -> row.amount().fen())
        .containsExactly(
            tuple(Kind.TRADE, "交易", 1990L),
            tuple(Kind.TRADE, "扣除交易手续费", -12L),
            tuple(Kind.OTHER, "提现", -500L));
  }

  @ParameterizedTest
  @MethodSource("payees")
  void tellsWhatWasSharedOutAndCameBack(Payee payee) {
    var transaction = SharesAtWeChatPayTest.divided(this, payee, "PS1", 200);
    adapter.takeBack(
        payee,
        new ShareReturn.Order("PS1", "PR1", SharesAtWeChatPayTest.SUPPLIER, new Money(150), "退款"));
    clock.advance(Duration.ofDays(1));

    var rows = new ArrayList<ShareRow>();
    assertThat(adapter.sharingBill(payee, DAY, rows::add)).isTrue();

    assertThat(rows)
        .extracting(ShareRow::number, ShareRow::account, row -> row.amount().fen())
        .containsExactly(
            tuple("PS1", SharesAtWeChatPayTest.SUPPLIER, 200L),
            tuple("PR1", SharesAtWeChatPayTest.SUPPLIER, 150L));
    assertThat(rows.getFirst().share())
        .isEqualTo(adapter.findShare(payee, transaction, "PS1").orElseThrow().share());
    assertThat(adapter.sharingBill(payee, DAY.minusDays(1), row -> {})).isFalse();
  }

  @Test
  void isEmptyWhereNothingHappenedAndLateBeforeTen() {
    clock.advance(Duration.ofDays(1).minusMinutes(1));
    assertFails(ProviderFailure.Kind.LATER, Why.OTHER, () -> trade(CENTRE));

    clock.advance(Duration.ofMinutes(1));
    assertThat(adapter.tradeBill(CENTRE, DAY, row -> {})).isFalse();
    assertThat(adapter.fundFlow(CENTRE, DAY, row -> {})).isFalse();
  }

  @Test
  void failsAtItsEndWhenItIsNotTheOneThatWasAnnounced() {
    paid("LL00000001", CENTRE, 1990, false);
    clock.advance(Duration.ofDays(1));
    weChatPay.spoilBills(true);

    assertFails(ProviderFailure.Kind.LATER, Why.OTHER, () -> trade(CENTRE));
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

    assertFails(ProviderFailure.Kind.LATER, Why.OTHER, () -> trade(CENTRE));
    assertThat(trade(CENTRE)).hasSize(1);
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

  @Test
  void readsTheRowsOfTheVectors() {
    var trades = new ArrayList<TradeRow>();
    var movements = new ArrayList<FundRow>();

    assertThat(BillText.read(vector("tradeBillAll"), BillText::trade, trades::add)).isTrue();
    assertThat(BillText.read(vector("fundFlowBillBasic"), BillText::fund, movements::add)).isTrue();

    assertThat(trades).hasSameSizeAs(rows("tradeBillAll"));
    assertThat(movements).hasSameSizeAs(rows("fundFlowBillBasic"));
    assertThat(trades).allMatch(row -> row.amount().fen() > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "交易时间\r\n`2026-05-04\r\n", "交易状态,商户订单号\r\n`SUCCESS,`LL1\r\n"})
  void isNoBillWithoutItsColumns(String text) {
    var bill = Optional.<InputStream>of(new ByteArrayInputStream(text.getBytes(UTF_8)));

    assertFails(
        ProviderFailure.Kind.LATER,
        Why.OTHER,
        () -> BillText.read(bill, BillText::trade, row -> {}));
  }

  @Test
  void isNoBillWithFewerRowsThanItsSummarySays() {
    var rows = rows("tradeBillAll");
    var content = PayVectors.BILL.path("tradeBillAll").path("content").asString();
    var shorter = content.replace(rows.getFirst() + "\r\n", "").replace(rows.getFirst() + "\n", "");
    assertThat(shorter).isNotEqualTo(content);

    assertFails(
        ProviderFailure.Kind.LATER,
        Why.OTHER,
        () -> BillText.read(text(shorter), BillText::trade, row -> {}));
  }

  @Test
  void readsOnBehindALineBreakInAName() {
    var content = PayVectors.BILL.path("tradeBillAll").path("content").asString();
    var row = rows("tradeBillAll").getFirst();
    int middle = row.length() / 2;
    var broken = row.substring(0, middle) + "\n" + row.substring(middle);
    var values = new ArrayList<Integer>();

    BillText.read(text(content.replace(row, broken)), line -> line.values().size(), values::add);

    assertThat(values).hasSameSizeAs(rows("tradeBillAll")).containsOnly(27);
  }

  private static Optional<InputStream> text(String content) {
    return Optional.of(new ByteArrayInputStream(content.getBytes(UTF_8)));
  }

  private static Optional<InputStream> vector(String name) {
    var content = PayVectors.BILL.path(name).path("content").asString();
    return Optional.of(new ByteArrayInputStream(content.getBytes(UTF_8)));
  }

  /** The lines before the summary's. */
  private static List<String> rows(String name) {
    var lines = PayVectors.BILL.path(name).path("content").asString().lines().toList();
    return lines.subList(1, lines.size() - 2);
  }

  private List<TradeRow> trade(Payee payee) {
    var rows = new ArrayList<TradeRow>();
    assertThat(adapter.tradeBill(payee, DAY, rows::add)).isTrue();
    return rows;
  }
}

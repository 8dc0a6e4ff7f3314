package cn.linli.journey;

import static cn.linli.journey.PaidTown.DEPOSIT;
import static cn.linli.journey.PaidTown.FEE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.RefundEnd;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Answer;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What finance does about money that fits nothing, and refunds that fail. */
class PaymentExceptionsJourneyTest {
  private static final String QUEUE = "/communities/heping-li/payment-exceptions";
  private static final String REASON = "{\"reason\":\"订单不存在，原路退回\"}";
  private static PaidTown till;

  @BeforeAll
  static void open() {
    till = new PaidTown();
  }

  @AfterEach
  void calm() {
    till.pay.switches().clear();
    till.pay.refundsEnd(RefundEnd.SUCCESS);
    till.pay.loseNotices();
    till.passes(Duration.ofHours(3));
    till.town.settles();
  }

  @AfterAll
  static void close() {
    till.town.deployment().close();
  }

  @Test
  void moneyThatFitsNoOrderGoesBackOnceWhenFinanceSaysSo() {
    long waiting = balance("unidentified");
    var id = unknown("UNKNOWN-1", 4200);
    till.pay
        .switches()
        .set(
            WeChatPaySimulator.REFUND,
            Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1));

    assertThat(give(id).expect(200).text("/refund")).isEqualTo("asked");
    assertThat(give(id).expect(200).text("/refund")).isEqualTo("asked");
    assertThat(closing(id, "线下已退").code()).isEqualTo("payment.exception-going-back");

    goesBy(10);
    assertThat(unknown()).isEmpty();
    assertThat(till.pay.refunded("UNKNOWN-1")).isEqualTo(4200);
    assertThat(give(id).expect(200).text("/refund")).isEqualTo("done");
    Eventually.holds(() -> assertThat(balance("unidentified")).isEqualTo(waiting));
  }

  @Test
  void whatDoesNotGoBackWaitsForSomebodyToSeeToIt() {
    long before = balance("unidentified");
    var id = unknown("UNKNOWN-2", 700);
    till.pay.refundsEnd(RefundEnd.ABNORMAL);

    give(id).expect(200);
    goesBy(10);

    assertThat(unknown()).hasSize(1);
    assertThat(unknown().getFirst().path("refund").asString()).isEqualTo("failed");
    Eventually.holds(() -> assertThat(balance("unidentified") - before).isEqualTo(700));
    assertThat(give(id).code()).isEqualTo("payment.exception-cannot-go-back");
    closing(id, "在商户平台退到银行卡").expect(200);
    assertThat(unknown()).isEmpty();
  }

  @Test
  void aRefundThatFailedIsAskedForAgainUnderANewNumber() {
    var bill = till.bill("dance-room", 120).settled();
    till.pay.refundsEnd(RefundEnd.CLOSED);
    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);
    goesBy(6);
    var failed = failed(bill);
    assertThat(till.refunds(bill.payment())).isEmpty();

    till.pay.refundsEnd(RefundEnd.SUCCESS);
    give(failed).expect(200);
    give(failed).expect(200);

    bill.refunded(FEE + DEPOSIT);
    assertThat(queue().valueStream().map(each -> each.path("id").asString()))
        .doesNotContain(failed);
    assertThat(bill.returned()).isEqualTo(FEE + DEPOSIT);
  }

  /** It may be brought to its end at the provider, under its own number. */
  @Test
  void anAbnormalRefundGetsNoOtherNumber() {
    var bill = till.bill("dance-room", 120).settled();
    till.pay.refundsEnd(RefundEnd.ABNORMAL);
    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);
    goesBy(6);

    assertThat(give(failed(bill)).code()).isEqualTo("payment.exception-cannot-go-back");

    till.pay.finishRefunds();
    till.pay.deliver(Delivery.IN_ORDER);
    bill.refunded(FEE + DEPOSIT);
    assertThat(till.refunds(bill.payment())).hasSize(1);
  }

  private static String failed(PaidTown.Bill bill) {
    return queue()
        .valueStream()
        .filter(each -> each.path("kind").asString().equals("refund-failed"))
        .filter(each -> each.path("payment").asString().equals(bill.payment().toString()))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  @Test
  void onlyFinanceGivesBackAndOnlyWhatIsThere() {
    var id = unknown("UNKNOWN-3", 100);

    assertThat(till.town.operator().put(QUEUE + "/" + id + "/refund", REASON).code())
        .isEqualTo("access.role-required");
    assertThat(give("wrong-amount-1").code()).isEqualTo("payment.exception-not-found");
    assertThat(till.finance().put(QUEUE + "/" + id + "/refund", "{\"reason\":\" \"}").status())
        .isEqualTo(400);
    closing(id, "另有约定").expect(200);
    assertThat(give(id).code()).isEqualTo("payment.exception-cannot-go-back");
    assertThat(till.pay.refunded("UNKNOWN-3")).isZero();
  }

  /** Two payments were asked for, and opened, and both are paid. */
  @Test
  void aSecondPaymentOfOneReservationGoesBack() {
    var bill = till.bill("dance-room", 120);
    var second =
        new PaidTown.Bill(till, bill.person(), bill.reservation(), UUID.randomUUID(), bill.start());
    for (var each : new PaidTown.Bill[] {bill, second}) {
      each.ask().expect(200);
      each.open().expect(200);
    }

    assertThat(till.pay.pay(bill.number())).isEqualTo("ok");
    assertThat(till.pay.pay(second.number())).isEqualTo("ok");
    till.pay.deliver(Delivery.TWICE_AND_OUT_OF_ORDER);
    Eventually.holds(() -> assertThat(bill.state()).isEqualTo("confirmed"));
    till.town.settles();
    goesBy(6);

    assertThat(till.refunds(bill.payment()).size() + till.refunds(second.payment()).size())
        .isEqualTo(1);
    assertThat(bill.returned() + second.returned()).isEqualTo(FEE + DEPOSIT);
    assertThat(bill.state()).isEqualTo("confirmed");
  }

  /** Money comes of which nobody here knows anything; the id of its exception. */
  private static String unknown(String number, long fen) {
    var url = till.town.deployment().baseUrl() + "/payment-providers/wechatpay/";
    till.pay.sell(WeChatPaySimulator.DIRECT, number, fen, url + WeChatPaySimulator.DIRECT);
    assertThat(till.pay.deliver(Delivery.IN_ORDER)).isEqualTo(1);
    assertThat(unknown()).hasSize(1);
    return unknown().getFirst().path("id").asString();
  }

  private static JsonNode queue() {
    return till.finance().get(QUEUE).expect(200).body().path("items");
  }

  /** Of money that fits no order; deposits of other tests may fail meanwhile. */
  private static List<JsonNode> unknown() {
    return queue()
        .valueStream()
        .filter(each -> each.path("kind").asString().equals("unknown-order"))
        .toList();
  }

  private static Answer give(String id) {
    return till.finance().put(QUEUE + "/" + id + "/refund", REASON);
  }

  private static Answer closing(String id, String reason) {
    return till.finance().put(QUEUE + "/" + id + "/closing", "{\"reason\":\"" + reason + "\"}");
  }

  private static long balance(String kind) {
    return till.finance()
        .get("/communities/heping-li/ledger/accounts/" + kind + "/centre")
        .expect(200)
        .body()
        .path("balanceFen")
        .asLong();
  }

  private static void goesBy(int minutes) {
    for (int i = 0; i < minutes; i++) {
      till.passes(Duration.ofMinutes(1));
      till.town.settles();
      till.pay.deliver(Delivery.IN_ORDER);
    }
  }
}

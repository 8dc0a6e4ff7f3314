package cn.linli.journey;

import static cn.linli.journey.PaidTown.DEPOSIT;
import static cn.linli.journey.PaidTown.FEE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.sim.HandClock;
import cn.linli.sim.Person;
import cn.linli.sim.RefundEnd;
import cn.linli.sim.WeChatPayForgery;
import cn.linli.sim.WeChatPayNotices;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money in and money back, through signed requests and signed notices. */
class PaymentJourneyTest {
  private static PaidTown till;

  @BeforeAll
  static void open() {
    till = new PaidTown();
  }

  @AfterEach
  void calm() {
    till.town.weather().clear();
    till.pay.switches().clear();
    till.pay.refundsEnd(RefundEnd.SUCCESS);
    till.pay.loseNotices();
    till.passes(Duration.ofHours(3));
  }

  @AfterAll
  static void close() {
    till.town.deployment().close();
  }

  @Test
  void whatIsPaidIsConfirmedAndTheDepositComesBackWhenPeopleCome() {
    var bill = till.bill("library", 120).settled();
    assertThat(bill.stored().path("state").asString()).isEqualTo("settled");
    assertThat(bill.stored().path("amountFen").asInt()).isEqualTo(FEE + DEPOSIT);
    assertThat(bill.ask().code()).isEqualTo("venue.nothing-to-pay");
    assertThat(bill.open().code()).isEqualTo("payment.paid-already");
    till.passes(Duration.between(till.town.now(), bill.start()));

    till.town.operator().put(bill.path() + "/check-in", "{}").expect(200);

    bill.refunded(DEPOSIT);
    assertThat(bill.returned()).isEqualTo(DEPOSIT);
  }

  @Test
  void whereNobodyAsksTheDepositComesBackAtTheEnd() {
    var bill = till.bill("dance-room", 60).settled();

    till.passes(Duration.between(till.town.now(), bill.start().plusSeconds(3660)));

    bill.refunded(DEPOSIT);
  }

  @Test
  void whoDoesNotComeLosesTheDepositAndGetsItBackWhenThatIsExcused() {
    var bill = till.bill("library", 60).settled();
    till.passes(Duration.between(till.town.now(), bill.start().plusSeconds(1860)));
    Eventually.holds(
        () ->
            assertThat(till.town.operator().get(bill.path()).text("/attendance"))
                .isEqualTo("missed"));
    till.passes(Duration.ofHours(1));
    till.town.settles();
    assertThat(bill.returned()).isZero();

    till.town.committee().put(bill.path() + "/excuse", "{\"reason\":\"电梯故障\"}").expect(200);

    bill.refunded(DEPOSIT);
  }

  @Test
  void aCancelledBookingIsRefundedWholeAndOnce() {
    var bill = till.bill("dance-room", 120).settled();

    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);
    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);

    bill.refunded(FEE + DEPOSIT);
    assertThat(till.refunds(bill.payment())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(WeChatPayForgery.class)
  void scenario42AForgedNoticeIsRejectedAndNothingChanges(WeChatPayForgery how) {
    var bill = till.bill("dance-room", 120).pay();

    int status = till.pay.forge(how);

    assertThat(status).isEqualTo(401);
    till.town.settles();
    assertThat(bill.state()).isEqualTo("awaiting-payment");
    assertThat(bill.stored().path("state").asString()).isEqualTo("open");
    till.pay.deliver(Delivery.IN_ORDER);
    Eventually.holds(() -> assertThat(bill.state()).isEqualTo("confirmed"));
  }

  @Test
  void scenario43TheSameNoticeManyTimesAtOnceIsOneChangeAndAlwaysASuccess() {
    var bill = till.bill("dance-room", 120).pay();
    till.town.weather().conflicts(30);

    int first = till.pay.deliver(Delivery.TEN_AT_ONCE);

    assertThat(first).isEqualTo(10);
    till.town.weather().clear();
    bill.isFulfilledOnce();
  }

  @Test
  void scenario44MoneyForAnotherPayeeIsQuarantinedUntilFinanceClosesIt() {
    var bill = till.bill("dance-room", 120);
    bill.ask().expect(200);
    bill.open().expect(200);
    payee("1900000199", 1);
    assertThat(till.pay.pay(bill.number())).isEqualTo("ok");
    till.pay.deliver(Delivery.IN_ORDER);
    payee("1900000109", 2);

    assertThat(bill.stored().path("state").asString()).isEqualTo("quarantined");
    till.town.settles();
    assertThat(bill.state()).isEqualTo("awaiting-payment");
    var queue = "/communities/heping-li/payment-exceptions";
    var open = till.finance().get(queue).expect(200);
    assertThat(open.text("/items/0/kind")).isEqualTo("wrong-payee");
    assertThat(open.text("/items/0/payment")).isEqualTo(bill.payment().toString());
    assertThat(till.town.operator().get(queue).code()).isEqualTo("access.role-required");
    var closing = queue + "/" + open.text("/items/0/id") + "/closing";
    till.finance().put(closing, "{\"reason\":\"已在商户平台原路退款\"}").expect(200);
    till.finance().put(closing, "{\"reason\":\"已在商户平台原路退款\"}").expect(200);
    assertThat(till.finance().put(closing, "{\"reason\":\"别的\"}").code())
        .isEqualTo("payment.exception-closed");
    assertThat(till.finance().get(queue).expect(200).body().path("items")).isEmpty();
  }

  private static void payee(String merchant, int revision) {
    till.town
        .platform()
        .put(
            "/communities/heping-li/payees/centre",
            """
            {"name": "中心", "mode": "direct", "merchant": "%s", "miniProgram": "wx00000000000051a1",
             "officialAccount": "wx00000000000051b2", "revision": %d}
            """
                .formatted(merchant, revision))
        .expect(200);
  }

  @Test
  void scenario45WhoPaidTooLateGetsItBackAndTheTimeStaysWithWhoHasIt() {
    var bill = till.bill("dance-room", 120);
    bill.ask().expect(200);
    bill.open().expect(200);
    till.town.passes(Duration.ofMinutes(29));
    assertThat(till.pay.pay(bill.number())).isEqualTo("ok");
    till.passes(Duration.ofMinutes(2));
    Eventually.holds(() -> assertThat(bill.state()).isEqualTo("lapsed"));
    till.town
        .resident()
        .book("dance-room", bill.start(), bill.start().plusSeconds(3600))
        .expect(200);

    till.pay.deliver(Delivery.IN_ORDER);

    bill.refunded(FEE + DEPOSIT);
    assertThat(bill.state()).isEqualTo("lapsed");
    assertThat(till.refunds(bill.payment())).hasSize(1);
  }

  @Test
  void scenario46WhereStorageFailsTheNoticeComesAgainAndCompletesTheOrder() {
    var bill = till.bill("dance-room", 120).pay();
    till.town.weather().throttles(100);

    assertThat(till.pay.deliver(Delivery.IN_ORDER)).isZero();

    till.town.weather().clear();
    till.town.passes(Duration.ofSeconds(20));
    assertThat(till.pay.deliver(Delivery.IN_ORDER)).isEqualTo(1);
    Eventually.holds(() -> assertThat(bill.state()).isEqualTo("confirmed"));
  }

  @Test
  void scenario49TheSignatureIsOverTheBytesThatTheGatewayPacked() {
    var bill = till.bill("dance-room", 120);
    bill.ask().expect(200);
    try (var weChatPay = new WeChatPayNotices(new HandClock(till.town.now()), 49)) {
      var notice = weChatPay.paid(bill.number(), FEE + DEPOSIT, Person.of("wang"), 1).getFirst();

      assertThat(packed(notice, notice.body() + "\n")).isEqualTo(401);
      assertThat(bill.stored().path("state").asString()).isEqualTo("open");
      assertThat(packed(notice, notice.body())).isEqualTo(204);
    }
    assertThat(bill.stored().path("state").asString()).isEqualTo("settled");
  }

  /** As API Gateway hands over what it does not take for text. */
  private static int packed(WeChatPayNotices.Signed notice, String body) {
    var event =
        Map.of(
            "routeKey", "POST /payment-providers/wechatpay/{key}",
            "headers", notice.headers(),
            "pathParameters", Map.of("key", WeChatPaySimulator.DIRECT),
            "requestContext", Map.of("requestId", "r"),
            "body", Base64.getEncoder().encodeToString(body.getBytes(UTF_8)),
            "isBase64Encoded", true);
    var lambdas = till.town.deployment().lambdas();
    var answer = lambdas.call("paymentNotify", Json.bytes(event));
    return Json.MAPPER.readTree(answer).path("statusCode").asInt();
  }

  /** WeChat Pay waits five seconds, and so does the simulator. */
  @Test
  void scenario50ANoticeThatFindsNothingWarmIsStoredAndAnsweredInTime() {
    var bill = till.bill("dance-room", 120).pay();
    // The next call goes to an environment that has not read a secret or a key yet.
    till.town.deployment().lambdas().scaleOut("paymentNotify");

    assertThat(till.pay.deliver(Delivery.TWICE)).isEqualTo(2);

    assertThat(bill.stored().path("state").asString()).isEqualTo("settled");
    Eventually.holds(() -> assertThat(bill.state()).isEqualTo("confirmed"));
  }

  @Test
  void scenario51OfTwoRefundsThatAreTooMuchTogetherOneSucceeds() throws Exception {
    var bill = till.bill("dance-room", 120).settled();
    var finance = till.finance();
    till.town.weather().conflicts(30);

    var answers =
        AtOnce.all(
            List.of(
                () -> finance.put(refund(bill), "{\"parts\":{\"fee\":1800},\"reason\":\"设备故障\"}"),
                () -> finance.put(refund(bill), "{\"parts\":{\"fee\":1800},\"reason\":\"设备故障\"}")));

    till.town.weather().clear();
    assertThat(answers.stream().map(Answer::code))
        .containsExactlyInAnyOrder("ok", "payment.too-much");
    bill.refunded(1800);
  }

  private static String refund(PaidTown.Bill bill) {
    return bill.paymentPath() + "/refunds/" + UUID.randomUUID();
  }
}

package cn.linli.adapter.wechat;

import static cn.linli.adapter.wechat.WxShareCardsTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.adapter.wechatpay.WeChatPay;
import cn.linli.groupbuy.Shipments.Outcome;
import cn.linli.groupbuy.Shipments.Shipment;
import cn.linli.groupbuy.WeChatFailure.Kind;
import cn.linli.payment.OrderState;
import cn.linli.payment.PayOrder;
import cn.linli.payment.Payee;
import cn.linli.payment.RefundOrder;
import cn.linli.shared.Money;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Person;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.WeChatPaySecret;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.sim.WeChatPaySimulator.Keys;
import cn.linli.sim.WeChatSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WxShipmentsTest {
  private static final Person WANG = Person.of("wang");
  private static final Payee CENTRE =
      payee(Payee.Mode.DIRECT, WeChatPaySimulator.DIRECT, null, WeChatSimulator.MINI_PROGRAM);
  private static final Payee SELLER =
      payee(
          Payee.Mode.ECOMMERCE,
          WeChatPaySimulator.PLATFORM,
          WeChatPaySimulator.SELLER,
          WeChatSimulator.MINI_PROGRAM);
  private static final Payee ELSEWHERE =
      payee(
          Payee.Mode.PARTNER,
          WeChatPaySimulator.PROVIDER,
          WeChatPaySimulator.SHOP_WITH_APP,
          WeChatPaySimulator.SHOP_APP);

  private final Instances instances = new Instances();
  private final WeChatSimulator wechat = instances.wechat;
  private final WeChatPaySimulator weChatPay = new WeChatPaySimulator(instances.clock, 7);
  private final WxShipments shipments = instances.shipments();
  private WeChatPay pay;

  @BeforeEach
  void join() {
    wechat.ships(weChatPay);
    var secret = WeChatPaySecret.of("http://127.0.0.1:1/notices", Keys.PUBLIC_KEY);
    pay =
        WeChatPay.create(
            new Settings(
                Map.of("WECHATPAY_SECRET_ID", "pay", "WECHATPAY_API_HOST", weChatPay.baseUrl())),
            new Secrets(new SimulatedSecrets().with("pay", secret), instances.clock),
            instances.clock);
  }

  @AfterEach
  void close() {
    instances.close();
    weChatPay.close();
  }

  static List<Payee> payees() {
    return List.of(CENTRE, SELLER);
  }

  private static Payee payee(Payee.Mode mode, String merchant, String sub, String app) {
    return new Payee("payee", mode, merchant, sub, app);
  }

  @ParameterizedTest
  @MethodSource("payees")
  void areToldWhoeverWasPaid(Payee payee) {
    var shipment = paid(payee);

    assertThat(shipments.tell(shipment)).isEqualTo(Outcome.DONE);
    assertThat(wechat.shipments().goods(shipment.transaction())).contains("草莓 2 盒");
  }

  @Test
  void waitUntilWeChatKnowsThePayment() {
    var shipment = open(CENTRE);

    assertThat(shipments.tell(shipment)).isEqualTo(Outcome.NOT_KNOWN_YET);
    instances.clock.advance(Duration.ofSeconds(10));

    assertThat(shipments.tell(shipment)).isEqualTo(Outcome.DONE);
  }

  @Test
  void areNotKnownWhenPaidInAnotherApp() {
    assertThat(shipments.tell(paid(ELSEWHERE))).isEqualTo(Outcome.NOT_KNOWN_YET);
  }

  @Test
  void areCorrectedOnceAndThenTold() {
    var shipment = paid(CENTRE);
    shipments.tell(shipment);
    assertThat(shipments.tell(shipment)).as("in the same moment").isEqualTo(Outcome.DONE_BEFORE);
    instances.clock.advance(Duration.ofMinutes(1));

    assertThat(shipments.tell(shipment)).isEqualTo(Outcome.DONE);
    instances.clock.advance(Duration.ofMinutes(1));
    assertThat(shipments.tell(shipment)).isEqualTo(Outcome.DONE_BEFORE);
  }

  @Test
  void areDoneWhenTheAnswerWasLostAndWhenThePayerHasConfirmed() {
    var shipment = paid(CENTRE);
    wechat
        .switches()
        .set(
            WeChatSimulator.SHIPMENT, Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1));
    assertFails(Kind.LATER, () -> shipments.tell(shipment));
    instances.clock.advance(Duration.ofMinutes(1));
    assertThat(shipments.tell(shipment)).isEqualTo(Outcome.DONE);

    wechat.shipments().confirm(shipment.transaction());

    assertThat(shipments.tell(shipment)).isEqualTo(Outcome.DONE_BEFORE);
  }

  @Test
  void areRefusedWhenTheMoneyWentBack() {
    var shipment = paid(CENTRE);
    pay.refund(
        CENTRE, new RefundOrder("LL00000001", "RF1", new Money(1_000), new Money(1_000), "取消"));
    instances.clock.advance(Duration.ofMinutes(2));

    assertFails(Kind.REFUSED, () -> shipments.tell(shipment));
  }

  @Test
  void areRefusedForSomebodyElsesPayment() {
    var shipment = paid(CENTRE);
    var li = Person.of("li").openid(WeChatSimulator.MINI_PROGRAM);

    assertFails(
        Kind.REFUSED,
        () -> shipments.tell(new Shipment(shipment.transaction(), li, shipment.goods())));
  }

  @Test
  void nameGoodsInAsManyCharactersAsWeChatTakes() {
    var shipment = paid(CENTRE);
    var tooLong = "🍓".repeat(121);

    shipments.tell(new Shipment(shipment.transaction(), shipment.openid(), tooLong));

    assertThat(wechat.shipments().goods(shipment.transaction())).contains("🍓".repeat(120));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "45009", "48001", "10060004"})
  void areToldLaterWhenItIsNotForTheShipment(String errcode) {
    var shipment = paid(CENTRE);
    wechat.switches().set(WeChatSimulator.SHIPMENT, Misbehaviour.error(errcode));

    assertFails(Kind.LATER, () -> shipments.tell(shipment));
  }

  @Test
  void costOneRefreshWhenTheTokenIsOver() {
    var shipment = paid(CENTRE);
    shipments.tell(shipment);
    instances.clock.advance(Duration.ofMinutes(1));
    wechat.revokeTokens();

    assertThat(shipments.tell(shipment)).isEqualTo(Outcome.DONE);

    assertThat(wechat.refreshes()).isEqualTo(2);
    assertThat(wechat.calls(WeChatSimulator.SHIPMENT)).isEqualTo(3);
  }

  private Shipment paid(Payee payee) {
    var shipment = open(payee);
    instances.clock.advance(Duration.ofSeconds(10));
    return shipment;
  }

  private Shipment open(Payee payee) {
    var openid = WANG.openid(payee.appId());
    pay.open(
        payee,
        new PayOrder(
            "LL00000001",
            new Money(1_000),
            "草莓",
            openid,
            instances.clock.instant().plus(Duration.ofMinutes(30)),
            false));
    weChatPay.pay("LL00000001");
    var state = (OrderState.Paid) pay.find(payee, "LL00000001").orElseThrow();
    return new Shipment(state.paid().transaction(), openid, "草莓 2 盒");
  }
}

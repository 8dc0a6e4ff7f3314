package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatShipments;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keepers hand goods out at their points, and WeChat hears of it. */
class HandingOutTest {
  private static final Fair FAIR = new Fair();
  private static final WeChatSimulator WECHAT = FAIR.till.town.deployment().weChat();
  private static final WeChatShipments SHIPMENTS = WECHAT.shipments();

  @AfterEach
  void everythingBehaves() {
    WECHAT.switches().clear();
  }

  /** Somebody's order that can be collected now. */
  private static Fair.Order ready(int quantity) {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 2));
    var order = sale.paid(quantity);
    sale.ends();
    FAIR.passes(Duration.ofHours(1));
    return order;
  }

  private static String transaction(Fair.Order order) {
    return order.stored().at("/payment/transaction").asString();
  }

  @Test
  void weChatHearsOnceWhatWasHandedOut() {
    var order = ready(2);
    int before = WECHAT.calls(WeChatSimulator.SHIPMENT);
    assertThat(SHIPMENTS.goods(transaction(order))).isEmpty();

    FAIR.collect(FAIR.till.town.operator(), "hall", order.code(), "").expect(200);
    FAIR.till.town.settles();
    FAIR.passes(Duration.ofMinutes(10));

    assertThat(SHIPMENTS.goods(transaction(order))).hasValue("平谷大桃 × 2");
    assertThat(WECHAT.calls(WeChatSimulator.SHIPMENT)).isEqualTo(before + 1);
  }

  @Test
  void whatWeChatDidNotTakeIsToldAgainUntilItDoes() {
    var order = ready(1);
    WECHAT.switches().set(WeChatSimulator.SHIPMENT, Misbehaviour.status(500));

    FAIR.collect(FAIR.till.town.operator(), "hall", order.code(), "").expect(200);
    FAIR.till.town.settles();
    FAIR.passes(Duration.ofMinutes(3));
    assertThat(SHIPMENTS.goods(transaction(order))).isEmpty();
    assertThat(order.state()).isEqualTo("collected");

    WECHAT.switches().clear();
    Eventually.holds(
        () -> {
          FAIR.passes(Duration.ofMinutes(5));
          assertThat(SHIPMENTS.goods(transaction(order))).hasValue("平谷大桃 × 1");
        });
    int told = WECHAT.calls(WeChatSimulator.SHIPMENT);
    FAIR.passes(Duration.ofHours(2));
    assertThat(WECHAT.calls(WeChatSimulator.SHIPMENT)).isEqualTo(told);
  }

  @Test
  void anAnswerThatWasLostIsNotAskedForTwiceByAnybodyButWeChat() {
    var order = ready(1);
    var lost = new Misbehaviour(Misbehaviour.Kind.RESET_AFTER_WORK, null, 0, Duration.ZERO, 1);
    WECHAT.switches().set(WeChatSimulator.SHIPMENT, lost);

    FAIR.collect(FAIR.till.town.operator(), "hall", order.code(), "").expect(200);
    FAIR.till.town.settles();
    FAIR.passes(Duration.ofMinutes(10));

    assertThat(SHIPMENTS.goods(transaction(order))).hasValue("平谷大桃 × 1");
    assertThat(order.state()).isEqualTo("collected");
  }

  @Test
  void aKeeperHandsOutAtTheirOwnPointWhatIsToBeCollectedThere() {
    FAIR.till
        .town
        .operator()
        .put(
            "/communities/heping-li/pick-up-points/gate",
            """
            {"name": "东门", "address": "门卫室", "keepers": ["%s"], "open": true, "revision": 0}
            """
                .formatted(FAIR.till.town.committee().person()))
        .expect(200);
    var order = ready(1);
    var code = order.code();

    var atAnother = FAIR.collect(FAIR.till.town.committee(), "gate", code, "");
    var notTheirs = FAIR.collect(FAIR.till.town.committee(), "hall", code, "");
    var right = FAIR.collect(FAIR.till.town.operator(), "hall", code, "");

    assertThat(List.of(atAnother.code(), notTheirs.code(), right.code()))
        .containsExactly("groupbuy.other-point", "groupbuy.not-keeper", "ok");
  }

  @Test
  void whatWasReadWithoutANetworkIsTakenOnceAndDuplicatesAreListed() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 1));
    var orders = List.of(sale.paid(1), sale.paid(1));
    sale.ends();
    FAIR.passes(Duration.ofHours(1));
    var at = FAIR.till.town.now();
    var codes = orders.stream().map(Fair.Order::code).toList();
    FAIR.passes(Duration.ofHours(2));

    // Two devices without a network; both tell of all they read, and one tells twice.
    var devices = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    tells(devices.get(0), codes.get(0), at.plusSeconds(1), false);
    tells(devices.get(1), codes.get(1), at.plusSeconds(2), false);
    tells(devices.get(2), codes.get(0), at.plusSeconds(3), true);
    tells(devices.get(0), codes.get(0), at.plusSeconds(1), false);

    FAIR.till.town.settles();
    assertThat(orders).allMatch(order -> order.state().equals("collected"));
    assertThat(orders).allMatch(o -> FAIR.told("groupbuy.order-changed", o.id()) == 2);
    var flagged =
        FAIR.till
            .town
            .operator()
            .get("/communities/heping-li/pick-up-points/hall/irregular-collections?limit=100")
            .expect(200);
    assertThat(
            flagged
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("collection").asString().equals(devices.get(2) + "")))
        .hasSize(1);
  }

  private static void tells(UUID id, String code, Instant at, boolean isTwice) {
    var answer =
        FAIR.till
            .town
            .operator()
            .put(
                "/communities/heping-li/pick-up-points/hall/collections/" + id,
                "{\"code\": \"%s\", \"at\": \"%s\"}".formatted(code, at))
            .expect(200);
    assertThat(answer.body().path("duplicate").asBoolean()).isEqualTo(isTwice);
  }
}

package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.payment.Ask;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.payment.PayoutKind;
import cn.linli.payment.Promise;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Till;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Measures what money costs, in a zone that does. */
record MoneyCosts(Costs costs, Town town) {
  private static final ZoneId PROVIDER = ZoneId.of("Asia/Shanghai");
  private static final String PRICED =
      """
      {"name": "图书室", "parent": "whole", "capacity": 40, "rules":
       {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 60,
        "cancelBeforeMinutes": 0,
        "price": {"hourFen": 3000, "depositFen": 10000, "payWithinMinutes": 30, "offPeak": []}}}
      """;

  private static final CommunityId COMMUNITY = new CommunityId(Town.COMMUNITY);

  void payments(String resident, LocalDate day) {
    town.configure("library", PRICED);
    var client = town.logIn(resident);
    var first = UUID.randomUUID();
    costs.measure("payReservation", () -> ask(client, book(client, Town.at(day, "18:00")), first));
    costs.measure("openPayment", () -> open(client, first));
    pay(first);
    costs.measure(
        "paymentNotify, the first", () -> town.deployment().weChatPay().deliver(Delivery.IN_ORDER));
    costs.measure("getPayment", () -> client.get(path(first)).expect(200));
    var second = UUID.randomUUID();
    ask(client, book(client, Town.at(day, "20:00")), second);
    open(client, second);
    pay(second);
    costs.measure(
        "paymentNotify, the first and the same again",
        () -> town.deployment().weChatPay().deliver(Delivery.TWICE));
    var finance = town.logIn("qian");
    costs.measure(
        "refundPayment",
        () ->
            finance
                .put(
                    path(first) + "/refunds/" + UUID.randomUUID(),
                    "{\"parts\":{\"fee\":1000},\"reason\":\"设备故障\"}")
                .expect(200));
  }

  /** The day's two payments and the refund beside their bill, and what finance reads of it. */
  void reconciliation() {
    happens();
    var day = LocalDate.ofInstant(town.now(), PROVIDER);
    town.passes(
        Duration.between(town.now(), day.plusDays(1).atTime(11, 0).atZone(PROVIDER).toInstant()));
    var account = WeChatPaySimulator.DIRECT;
    costs.measure(
        "onReconciliationFellDue, a day of three movements",
        () ->
            tell(
                "onReconciliationFellDue",
                "reconciliation.fell-due",
                "reconciliation.day",
                account + "/" + day));
    var finance = town.logIn("qian");
    var path = "/communities/heping-li/reconciliations";
    var closed = path + "/" + account + "/" + day;
    assertThat(finance.get(closed).expect(200).text("/state")).isEqualTo("closed");
    costs.measure("listReconciliations", () -> finance.get(path).expect(200));
    costs.measure("getReconciliation", () -> finance.get(closed).expect(200));
    costs.measure("listBreaks", () -> finance.get(closed + "/breaks").expect(200));
  }

  /** What goes on from a payer to others. */
  void given(String payer) {
    goods(payer);
    awards(payer);
  }

  /** Something of a seller's, from what its buyer pays to what everybody has of it. */
  private void goods(String resident) {
    happens();
    sell();
    var payments = town.deployment().payments();
    var buyer = town.logIn(resident);
    var payment = UUID.randomUUID();
    var goods = Parts.of(Part.GOODS, new Money(10_000));
    payments.ask(
        new Ask(
            COMMUNITY,
            payment,
            PersonId.of(buyer.person()),
            "fruit",
            "goods/1",
            goods,
            "草莓",
            town.now().plusSeconds(900)));
    open(buyer, payment);
    town.deployment().weChatPay().loseNotices();
    pay(payment);
    costs.measure(
        "paymentNotify, the first, for goods",
        () -> town.deployment().weChatPay().deliver(Delivery.IN_ORDER));
    town.passes(Duration.ofMinutes(2));
    costs.measure("shareOut", () -> payments.shareOut(COMMUNITY, payment, new Money(500)));
    fellDue("dividing begins", payment);
    fellDue("the fee is asked for", payment);
    town.passes(Duration.ofMinutes(2));
    fellDue("the fee is shared out", payment);
    fellDue("the rest is asked for", payment);
    town.passes(Duration.ofMinutes(2));
    fellDue("the rest is the merchant's", payment);
    assertThat(Dump.of(town)).contains("payment.shared-out");
    happens();
  }

  private void fellDue(String what, UUID payment) {
    fellDue(what, "payment.share", payment.toString());
  }

  private void fellDue(String what, String task, String ref) {
    costs.measure(
        "onPaymentFellDue, " + what, () -> tell("onPaymentFellDue", "payment.fell-due", task, ref));
  }

  /** Something that somebody shall get, until they have it. */
  private void awards(String resident) {
    happens();
    var weChatPay = town.deployment().weChatPay();
    weChatPay.topUp(WeChatPaySimulator.DIRECT, 100_000);
    var client = town.logIn(resident);
    var amount = new Money(10_000);
    var promise =
        new Promise(
            COMMUNITY,
            "award-1",
            "centre",
            PersonId.of(client.person()),
            amount,
            PayoutKind.AWARD,
            "先行赔付",
            "dispute/1");
    var payments = town.deployment().payments();
    var till = new Till(town, "centre");
    costs.measure(
        "payOut, alone",
        () -> till.write((ledger, writes) -> payments.payOut(writes, promise, amount)));
    fellDue("a transfer is asked for", "payment.payout", "award-1");
    var own = "/communities/heping-li/payouts";
    costs.measure(
        "confirmPayout",
        () -> client.put(own + "/award-1/confirmation", "{\"app\":\"mini-program\"}").expect(200));
    costs.measure("listPayouts", () -> client.get(own).expect(200));
    var finance = town.logIn("qian");
    costs.measure(
        "listPayoutsOwed", () -> finance.get("/communities/heping-li/payouts-owed").expect(200));
    assertThat(weChatPay.receivers().confirm(weChatPay.receivers().toConfirm().getFirst()))
        .isEqualTo("ok");
    costs.measure(
        "paymentNotify, a transfer has ended", () -> weChatPay.deliver(Delivery.IN_ORDER));
    fellDue("a transfer has reached its person", "payment.payout", "award-1");
    costs.measure("getPayout", () -> client.get(own + "/award-1").expect(200));
    assertThat(client.get(own + "/award-1").text("/state")).isEqualTo("paid");
    happens();
  }

  private void sell() {
    town.platform()
        .put(
            "/communities/heping-li/payees/fruit",
            """
            {"name": "合作社", "mode": "ecommerce", "merchant": "%s", "subMerchant": "%s",
             "freezeDays": 180, "miniProgram": "wx00000000000051a1", "revision": 0}
            """
                .formatted(WeChatPaySimulator.PLATFORM, WeChatPaySimulator.SELLER))
        .expect(200);
  }

  private void happens() {
    town.deployment().holdEvents(false);
    town.settles();
    town.deployment().holdEvents(true);
  }

  /** What the worker's queue does. */
  private void tell(String function, String type, String task, String ref) {
    var detail =
        Map.of(
            "id", UUID.randomUUID(),
            "type", type,
            "community", Town.COMMUNITY,
            "at", town.now(),
            "data", Map.of("task", task, "ref", ref));
    var body = Json.text(Map.of("detail", detail));
    var batch = Map.of("Records", List.of(Map.of("messageId", "1", "body", body)));
    town.deployment().lambdas().call(function, Json.bytes(batch));
  }

  private static UUID book(Client client, Instant start) {
    var id = UUID.randomUUID();
    client.book(id, "library", start, start.plusSeconds(3600)).expect(200);
    return id;
  }

  private static void ask(Client client, UUID reservation, UUID payment) {
    client
        .put("/communities/heping-li/reservations/" + reservation + "/payments/" + payment, null)
        .expect(200);
  }

  private static void open(Client client, UUID payment) {
    client.put(path(payment) + "/opening", "{\"app\":\"mini-program\"}").expect(200);
  }

  private void pay(UUID payment) {
    var number = payment.toString().replace("-", "");
    assertThat(town.deployment().weChatPay().pay(number)).isEqualTo("ok");
  }

  private static String path(UUID payment) {
    return "/communities/heping-li/payments/" + payment;
  }
}

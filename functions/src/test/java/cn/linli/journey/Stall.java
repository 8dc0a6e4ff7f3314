package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.merchant.ActiveMerchant;
import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.sim.SampleCodes;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A merchant of the town on its way, and those who meet it there. */
record Stall(Town town, String person, UUID id, String code, String category) {
  static final String HERE = "/communities/" + Town.COMMUNITY;

  /** The level of the category fresh-food, and of household. */
  static final int FRESH = 200_000;

  static final int HOUSEHOLD = 100_000;

  private static final AtomicInteger BUSINESSES = new AtomicInteger(1000);

  /** Somebody with a business that has no record, and has not applied yet. */
  static Stall of(Town town, String category) {
    var code = SampleCodes.code(BUSINESSES.incrementAndGet());
    town.deployment().businessRecords().register(code, "北京果园合作社有限公司");
    return new Stall(town, town.resident().person(), UUID.randomUUID(), code, category);
  }

  /** One that sells household goods, and is active. */
  static Stall active(Town town) {
    return of(town, "household").toDeposit().paid(HOUSEHOLD).isAt("active");
  }

  Client owner() {
    return town.back(person);
  }

  Client legal() {
    return town.logIn("lin");
  }

  String path() {
    return HERE + "/merchants/" + id;
  }

  /** The merchant's name of itself at the provider. */
  String payee() {
    return id.toString().replace("-", "");
  }

  String guaranteePayee() {
    return ActiveMerchant.guaranteePayee(id);
  }

  JsonNode seen() {
    return owner().get(path()).expect(200).body();
  }

  int revision() {
    return seen().path("revision").asInt();
  }

  Stall isAt(String stage) {
    Eventually.holds(() -> assertThat(seen().path("stage").asString()).isEqualTo(stage));
    return this;
  }

  Map<String, Object> business() {
    return Map.of(
        "kind", "company",
        "name", "北京果园合作社有限公司",
        "shortName", "果园合作社",
        "creditCode", code,
        "categories", List.of(category));
  }

  static Map<String, Object> confidential() {
    return Map.of(
        "legalPerson",
        Map.of(
            "name", "李桃",
            "number", "11010519491231002X",
            "address", "北京市平谷区大华山镇一号",
            "validFrom", "2020-01-01",
            "validUntil", "2040-01-01"),
        "legalPersonOwns",
        true,
        "bank",
        Map.of(
            "corporate", true,
            "bank", "工商银行",
            "branch", "中国工商银行股份有限公司北京平谷支行",
            "holder", "北京果园合作社有限公司",
            "number", "0200001234567890123",
            "area", "110117"),
        "phone",
        "13800138000",
        "email",
        "owner@shop.example",
        "shopPage",
        "https://shop.example/fruit");
  }

  Answer apply(Map<String, ?> business, Map<String, ?> confidential, int revision) {
    var body = new LinkedHashMap<String, Object>();
    body.put("business", business);
    if (confidential != null) {
      body.put("confidential", confidential);
    }
    body.put("revision", revision);
    return owner().put(path(), Json.text(body));
  }

  Stall applied() {
    apply(business(), confidential(), 0).expect(200);
    return this;
  }

  /** Brings a picture of a paper, and shows it. */
  Answer show(String paper, LocalDate validUntil) {
    return show(paper, picture(), validUntil);
  }

  UUID picture() {
    return Brought.picture(owner(), "paper", 200).settled("clean").id();
  }

  Answer show(String paper, UUID upload, LocalDate validUntil) {
    var body = new LinkedHashMap<String, Object>();
    body.put("upload", upload);
    if (validUntil != null) {
      body.put("validUntil", validUntil);
    }
    return owner().put(path() + "/papers/" + paper, Json.text(body));
  }

  /** Shows all papers that its category needs; the licence has no end. */
  Stall shown() {
    show("business-licence", null).expect(200);
    show("id-card-front", day(3000)).expect(200);
    show("id-card-back", day(3000)).expect(200);
    if (category.endsWith("food")) {
      show("food-permit", day(400)).expect(200);
    }
    return this;
  }

  LocalDate day(int fromNow) {
    return LocalDate.ofInstant(town.now(), Town.CALENDAR).plusDays(fromNow);
  }

  Answer submit() {
    return owner().put(path() + "/submission", seenAs(revision()));
  }

  static String seenAs(int revision) {
    return "{\"revision\":" + revision + "}";
  }

  /** Handed in, and its records looked up. */
  Stall inReview() {
    applied().shown().submit().expect(200);
    soon();
    return isAt("in-review");
  }

  Answer decide(Client who, String decision, String reason, int revision) {
    return who.put(path() + "/decision", decision(decision, reason, revision));
  }

  static String decision(String decision, String reason, int revision) {
    return "{\"decision\":\"%s\",\"reason\":\"%s\",\"revision\":%d}"
        .formatted(decision, reason, revision);
  }

  Stall passed() {
    inReview().decide(legal(), "pass", "资料齐全", revision()).expect(200);
    soon();
    return this;
  }

  /** Signs the version that is to be signed, and makes one where there is none. */
  Answer sign() {
    var versions = town.anybody().get(HERE + "/merchant-contracts").expect(200).body();
    if (versions.path("items").isEmpty()) {
      var text = Brought.picture(legal(), "paper", 300).settled("clean").id();
      legal()
          .put(
              HERE + "/merchant-contracts/2026-01",
              "{\"title\":\"商户入驻协议\",\"upload\":\"%s\"}".formatted(text))
          .expect(200);
      return sign();
    }
    var newest = versions.at("/items/0/contract").asString();
    return owner().put(path() + "/signature", "{\"contract\":\"%s\"}".formatted(newest));
  }

  /** Signed, and handed in at the provider. */
  Stall opening() {
    passed().sign().expect(200);
    soon();
    return this;
  }

  /** What follows is done, and is over for a second: what is written down is in its order. */
  private void soon() {
    town.settles();
    town.passes(Duration.ofSeconds(1));
  }

  /** The provider's people have opened its account, and we have heard. */
  Stall toDeposit() {
    opening();
    town.deployment().weChatPay().sellers().finish(payee());
    passes(Duration.ofMinutes(3));
    soon();
    return isAt("to-deposit");
  }

  /** So much time passes, in which whatever is owed is done. */
  void passes(Duration time) {
    town.passes(time);
    town.deployment().tick();
    town.settles();
  }

  Answer ask(UUID payment, long fen) {
    return owner()
        .put(path() + "/guarantee/payments/" + payment, "{\"amountFen\":%d}".formatted(fen));
  }

  /** Pays into the guarantee, and everybody hears of it. */
  Stall paid(long fen) {
    pay(UUID.randomUUID(), fen);
    return this;
  }

  void pay(UUID payment, long fen) {
    ask(payment, fen).expect(200);
    owner()
        .put(HERE + "/payments/" + payment + "/opening", "{\"app\":\"mini-program\"}")
        .expect(200);
    var pay = town.deployment().weChatPay();
    assertThat(pay.pay(payment.toString().replace("-", ""))).isEqualTo("ok");
    assertThat(pay.deliver(Delivery.IN_ORDER)).isPositive();
    soon();
  }

  JsonNode guarantee() {
    return owner().get(path() + "/guarantee").expect(200).body();
  }

  /** What was decided about it, the newest first, by those who see that. */
  List<String> decisions() {
    return legal()
        .get(path() + "/decisions?limit=100")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("what").asString())
        .toList();
  }

  /** The different events of a type about it. */
  List<JsonNode> told(String type) {
    town.settles();
    return town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals(type))
        .filter(event -> event.at("/data/merchant").asString("").equals(id.toString()))
        .toList();
  }
}

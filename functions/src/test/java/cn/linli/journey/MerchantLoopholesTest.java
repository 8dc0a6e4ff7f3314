package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.shared.http.Json;
import cn.linli.town.Answer;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** What a merchant, or somebody who decides about it, might try on the way to its guarantee. */
class MerchantLoopholesTest {
  private static final String THERE = "/communities/xingfu-li";

  private static Town town;

  @BeforeAll
  static void found() {
    town = Town.another();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  /** Their guarantees were on one account while ids were cut: one was active without paying. */
  @Test
  void twoWhoseIdsBeginAlikeShareNoGuarantee() {
    var first = Stall.active(town);
    var other = Stall.of(town, "household");
    var nearly =
        new UUID(first.id().getMostSignificantBits(), first.id().getLeastSignificantBits() ^ 1);
    var second = new Stall(town, other.person(), nearly, other.code(), "household");

    second.toDeposit();

    assertThat(second.guarantee().path("availableFen").asInt()).isZero();
    assertThat(second.guaranteePayee()).isNotEqualTo(first.guaranteePayee()).hasSizeLessThan(33);
    second.paid(1);
    assertThat(first.guarantee().path("availableFen").asInt()).isEqualTo(Stall.HOUSEHOLD);
    assertThat(second.guarantee().path("availableFen").asInt()).isEqualTo(1);
  }

  /** Whoever had the same id elsewhere read its campaigns, and legal of theirs could end them. */
  @Test
  void nobodyTakesTheIdOfAnotherCommunitysMerchant() {
    var stall = Stall.active(town);
    var body =
        Json.text(
            Map.of(
                "business", stall.business(), "confidential", Stall.confidential(), "revision", 0));
    var household =
        """
        {"name": "日用百货", "guaranteeFen": 100000, "volumePerMille": 50, "feePerMille": 60,
         "afterSaleDays": 7, "papers": [], "storage": false, "allergens": false, "reason": "开业", "revision": 0}
        """;
    town.platform().put(THERE + "/merchant-categories/household", household).expect(200);
    var rival = town.resident();
    rival.put(THERE + "/membership", null).expect(200);

    assertThat(rival.put(THERE + "/merchants/" + stall.id(), body).code())
        .isEqualTo("merchant.id-reused");
    assertThat(rival.get(THERE + "/merchants/" + stall.id()).status()).isEqualTo(404);
    rival.put(THERE + "/merchants/" + UUID.randomUUID(), body).expect(200);
  }

  @Test
  void isNotOpenedWhereSomebodyElseIsPaidUnderItsNumber() {
    var stall = Stall.of(town, "household").opening();
    var centre = centre();
    putPayee(stall.guaranteePayee(), centre, "direct", 0).expect(200);

    town.deployment().weChatPay().sellers().finish(stall.payee());
    stall.passes(Duration.ofMinutes(3));

    stall.isAt("not-opened");
    assertThat(stall.seen().path("reason").asString()).isEqualTo("收款编号已被占用");
  }

  @Test
  void nobodySignsWhereTheCentrePaysNobody() {
    var stall = Stall.of(town, "household").passed();
    stall.sign().expect(200);
    var late = Stall.of(town, "household").passed();
    var centre = centre();
    int revision = centre.path("revision").asInt();
    putPayee("centre", centre, "partner", revision).expect(200);

    try {
      assertThat(late.sign().code()).isEqualTo("payment.pays-nobody");
      town.deployment().weChatPay().sellers().finish(stall.payee());
      stall.passes(Duration.ofMinutes(3));
      stall.isAt("not-opened");
    } finally {
      putPayee("centre", centre, "direct", revision + 1).expect(200);
    }
    late.sign().expect(200);
    stall.owner().put(stall.path() + "/account", Stall.seenAs(stall.revision())).expect(200);
    stall.passes(Duration.ofMinutes(3));
    stall.isAt("to-deposit");
  }

  private static JsonNode centre() {
    return town.platform()
        .get(Stall.HERE + "/payees")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(payee -> payee.path("id").asString().equals("centre"))
        .findFirst()
        .orElseThrow();
  }

  private static Answer putPayee(String id, JsonNode like, String mode, int revision) {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", like.path("name").asString());
    body.put("mode", mode);
    body.put("merchant", like.path("merchant").asString());
    if (!mode.equals("direct")) {
      body.put("subMerchant", "1900009231");
    }
    for (var app : List.of("miniProgram", "officialAccount")) {
      if (like.has(app)) {
        body.put(app, like.path(app).asString());
      }
    }
    body.put("revision", revision);
    return town.platform().put(Stall.HERE + "/payees/" + id, Json.text(body));
  }

  @Test
  void whoNeverSignsAtTheProviderMayLeave() {
    var stall = Stall.of(town, "household").opening();

    stall.owner().put(stall.path() + "/leaving", null).expect(200);
    town.deployment().weChatPay().sellers().finish(stall.payee());
    stall.passes(Duration.ofMinutes(3));

    stall.isAt("left");
  }

  @Test
  void aPictureThatIsFoundToBeMalwareLaterIsMended() {
    var stall = Stall.of(town, "household").passed();
    var front =
        stall
            .seen()
            .path("papers")
            .valueStream()
            .filter(paper -> paper.path("paper").asString().equals("id-card-front"))
            .findFirst()
            .orElseThrow()
            .path("upload")
            .asString();
    found(front);

    stall.sign().expect(200);
    town.settles();

    stall.isAt("not-opened");
    assertThat(stall.seen().path("reason").asString()).contains("重新上传");
  }

  @Test
  void aCategoryIsChangedForAReasonAndByNobodyWhoSellsInIt() {
    var stall = Stall.active(town);
    var path = Stall.HERE + "/merchant-categories/household";
    var body =
        """
        {"name":"日用百货","guaranteeFen":100000,"volumePerMille":50,"feePerMille":60,
         "afterSaleDays":7,"papers":[],"storage":false,"allergens":false%s,"revision":1}
        """;
    town.platform()
        .put(Stall.HERE + "/people/" + stall.person() + "/roles/finance", "{\"reason\":\"兼职\"}")
        .expect(200);

    assertThat(stall.owner().put(path, body.formatted(",\"reason\":\"调整\"")).code())
        .isEqualTo("merchant.own");
    var finance = town.logIn("qian");
    assertThat(finance.put(path, body.formatted("")).code()).isEqualTo("request.invalid");
    finance.put(path, body.formatted(",\"reason\":\"年度复核\"")).expect(200);
    finance.put(path, body.formatted(",\"reason\":\"年度复核\"")).expect(200);

    var month = town.now().toString().substring(0, 7);
    var log = town.committee().get(Stall.HERE + "/audit?limit=100&month=" + month).expect(200);
    assertThat(log.body().path("items").valueStream())
        .filteredOn(entry -> entry.path("action").asString().equals("merchant-category-put"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("actor").asString()).isEqualTo(finance.person());
              assertThat(entry.path("subject").asString()).isEqualTo("household");
              assertThat(entry.path("reason").asString()).isEqualTo("年度复核");
            });
  }

  /** The scanner has looked once more, and tells of malware. */
  private static void found(String upload) {
    var pk = Town.COMMUNITY + "#upload#" + upload;
    town.deployment()
        .database()
        .client()
        .updateItem(
            r ->
                r.tableName(Database.PREFIX + "files")
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("upload")))
                    .updateExpression("SET #s = :s")
                    .expressionAttributeNames(Map.of("#s", "state"))
                    .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("INFECTED"))));
  }

  @Test
  void picturesOfPeopleGoWithTheMerchant() {
    var stall = Stall.of(town, "household");
    var front = stall.picture();
    var back = stall.picture();
    var confidential = new LinkedHashMap<String, Object>(Stall.confidential());
    var card = confidential.get("legalPerson");
    confidential.put("owners", List.of(Map.of("card", card, "front", front, "back", back)));
    stall.apply(stall.business(), confidential, 0).expect(200);
    stall.shown();
    var papers = stall.seen().path("papers");

    stall.owner().put(stall.path() + "/leaving", null).expect(200);
    town.settles();

    assertThat(papers.valueStream())
        .allSatisfy(
            paper -> {
              boolean isOfPeople = paper.path("paper").asString().startsWith("id-card");
              assertThat(state(stall, paper.path("upload").asString()))
                  .isEqualTo(isOfPeople ? "gone" : "clean");
            });
    for (var picture : List.of(front, back)) {
      assertThat(state(stall, picture.toString())).isEqualTo("gone");
      assertThat(town.deployment().files().tagging(Town.COMMUNITY + "/" + picture)).isEmpty();
    }
  }

  private static String state(Stall stall, String upload) {
    return stall.owner().get(Stall.HERE + "/uploads/" + upload).expect(200).text("/state");
  }

  @Test
  void aPersonHasFiveMerchantsAtTheMost() {
    var first = Stall.of(town, "household").applied();
    for (int more = 0; more < 4; more++) {
      like(first).applied();
    }

    assertThat(like(first).apply(first.business(), null, 0).code()).isEqualTo("merchant.too-many");
    first.owner().put(first.path() + "/leaving", null).expect(200);
    like(first).applied();
  }

  private static Stall like(Stall first) {
    return new Stall(town, first.person(), UUID.randomUUID(), first.code(), first.category());
  }

  @Test
  void whatWasDemandedIsReadWherePeopleLook() {
    var stall = Stall.of(town, "household").toDeposit();

    assertThat(stall.seen().path("missingFen").asInt()).isEqualTo(Stall.HOUSEHOLD);
    stall.paid(Stall.HOUSEHOLD).isAt("active");
    assertThat(stall.seen().has("missingFen")).isFalse();
    for (int asked = 1; asked < 10; asked++) {
      stall.ask(UUID.randomUUID(), 100).expect(200);
    }
    assertThat(stall.ask(UUID.randomUUID(), 100).code()).isEqualTo("merchant.too-many");
  }

  @Test
  void whatAPersonOwnsAndBroughtIsInTheirExport() {
    var stall = Stall.of(town, "household").applied().shown();

    var export = stall.owner().get("/me/export").expect(200).body();

    assertThat(export.at("/merchants/0/merchant").asString()).isEqualTo(stall.id().toString());
    assertThat(export.at("/merchants/0/papers")).hasSize(3);
    assertThat(export.path("uploads")).hasSize(3);
    assertThat(export.at("/uploads/0/name").asString()).isEqualTo("门牌.png");
    assertThat(export.at("/uploads/0/state").asString()).isEqualTo("clean");
    assertThat(export.path("payouts")).isEmpty();
  }
}

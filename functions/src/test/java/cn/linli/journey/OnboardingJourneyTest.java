package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From an application to the first listing, with everybody who has a say. */
class OnboardingJourneyTest {
  private static Town town;

  @BeforeAll
  static void found() {
    town = Town.another();
  }

  @AfterEach
  void calm() {
    town.deployment().businessRecords().switches().clear();
    town.deployment().weChatPay().switches().clear();
    town.weather().clear();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @Test
  void aMerchantGoesAllTheWayAndEachStepIsWrittenDown() {
    var stall = Stall.of(town, "fresh-food").opening();
    assertThat(stall.seen().at("/account/state").asString()).isEqualTo("checking");
    var sellers = town.deployment().weChatPay().sellers();
    sellers.proceed(stall.payee());
    sellers.proceed(stall.payee());
    stall.passes(Duration.ofMinutes(2));
    assertThat(stall.seen().at("/account/state").asString()).isEqualTo("needs-signing");
    assertThat(stall.seen().at("/account/signUrl").asString()).startsWith("https://pay.weixin");
    var number = sellers.finish(stall.payee());
    stall.passes(Duration.ofMinutes(5));
    stall.isAt("to-deposit");
    town.passes(Duration.ofSeconds(1));

    stall.paid(Stall.FRESH - 1).isAt("to-deposit");
    assertThat(stall.guarantee().path("missingFen").asInt()).isEqualTo(1);
    stall.paid(1).isAt("active");

    assertThat(stall.seen().at("/account/subMerchant").asString()).isEqualTo(number);
    assertThat(stall.seen().at("/account/merchant").asString())
        .isEqualTo(WeChatPaySimulator.PLATFORM);
    assertThat(stall.guarantee().path("availableFen").asInt()).isEqualTo(Stall.FRESH);
    assertThat(stall.decisions())
        .containsSubsequence("activated", "opened", "signed", "passed", "submitted")
        .contains("handed-in", "records-looked-up");
    assertThat(stall.told("merchant.stage-changed"))
        .extracting(event -> event.at("/data/stage").asString())
        .containsExactly(
            "draft", "checking", "in-review", "to-sign", "opening", "to-deposit", "active");
    var residents = town.resident().get(stall.path()).expect(200).body();
    assertThat(residents.propertyNames()).containsExactly("merchant", "business", "stage");
  }

  @Test
  void nobodyDecidesAboutTheirOwnNorTwiceNorUnseen() {
    var stall = Stall.of(town, "household");
    var lin = stall.legal();
    var own = new Stall(town, lin.person(), UUID.randomUUID(), stall.code(), "household");
    stall.inReview();
    int seen = stall.revision();

    assertThat(stall.decide(town.committee(), "pass", "同意", seen).code())
        .isEqualTo("access.role-required");
    assertThat(stall.decide(lin, "refuse", " ", seen).code()).isEqualTo("request.invalid");
    assertThat(stall.decide(lin, "pass", "同意", seen - 1).code())
        .isEqualTo("merchant.changed-meanwhile");
    stall.decide(lin, "refuse", "营业执照不清晰", seen).expect(200);
    stall.decide(lin, "refuse", "营业执照不清晰", seen).expect(200);
    assertThat(stall.decide(lin, "pass", "同意", seen).code()).isEqualTo("merchant.decided-already");
    assertThat(stall.seen().path("reason").asString()).isEqualTo("营业执照不清晰");
    assertThat(own.path()).isNotEqualTo(stall.path());
  }

  @Test
  void aReviewerDoesNotReviewWhatIsTheirOwn() {
    var stall = Stall.of(town, "household");
    town.platform()
        .put(Stall.HERE + "/people/" + stall.person() + "/roles/legal", "{\"reason\":\"法务兼职\"}")
        .expect(200);
    stall.inReview();

    assertThat(stall.decide(stall.owner(), "pass", "同意", stall.revision()).code())
        .isEqualTo("merchant.own");
    assertThat(stall.owner().put(stall.path() + "/records", null).code()).isEqualTo("merchant.own");
    assertThat(stall.owner().get(stall.path()).expect(200).body().at("/papers/0").has("link"))
        .isFalse();
  }

  @Test
  void twoReviewersAtOnceAreOneDecision() throws Exception {
    var stall = Stall.of(town, "household").inReview();
    int seen = stall.revision();
    var first = stall.legal();
    var second = stall.legal();

    var answers =
        AtOnce.all(
            Stream.<Callable<Answer>>of(
                    () -> stall.decide(first, "pass", "资料齐全", seen),
                    () -> stall.decide(second, "refuse", "资料不全", seen))
                .toList());

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(
            answer ->
                assertThat(answer.code())
                    .isIn("merchant.changed-meanwhile", "merchant.decided-already"));
    assertThat(stall.decisions())
        .filteredOn(what -> what.equals("passed") || what.equals("refused"))
        .hasSize(1);
  }

  @Test
  void legalSeesThePapersWhileItDecidesAndThatIsWrittenDown() {
    var stall = Stall.of(town, "household").inReview();

    var seen = stall.legal().get(stall.path()).expect(200).body();

    seen.path("papers")
        .forEach(
            paper ->
                assertThat(Brought.fetch(paper.path("link").asString()).statusCode())
                    .isEqualTo(200));
    assertThat(stall.decisions()).contains("papers-shown");
    assertThat(town.committee().get(stall.path()).expect(200).body().at("/papers/0").has("link"))
        .isFalse();
    stall.decide(stall.legal(), "pass", "资料齐全", stall.revision()).expect(200);
    var later = stall.legal().get(stall.path()).expect(200).body().path("papers");
    assertThat(later)
        .filteredOn(paper -> paper.has("link"))
        .extracting(paper -> paper.path("paper").asString())
        .containsExactly("business-licence");
  }

  @Test
  void whatTheProviderRejectsIsMendedAndAppliedForAgain() {
    var stall = Stall.of(town, "household").opening();
    var sellers = town.deployment().weChatPay().sellers();
    sellers.reject(stall.payee(), Map.of("account_info", "账户信息有误"));
    stall.passes(Duration.ofMinutes(2));
    stall.isAt("not-opened");
    assertThat(stall.seen().path("reason").asString()).isEqualTo("account_info: 账户信息有误");
    var again = stall.path() + "/account";
    var mended = new HashMap<>(Stall.confidential());
    mended.put("phone", "13800138009");
    var renamed = new HashMap<>(stall.business());
    renamed.put("shortName", "别的");
    assertThat(stall.apply(renamed, null, stall.revision()).code()).isEqualTo("merchant.not-now");
    stall.apply(stall.business(), mended, stall.revision()).expect(200);

    int seen = stall.revision();
    stall.owner().put(again, Stall.seenAs(seen)).expect(200);
    stall.owner().put(again, Stall.seenAs(seen)).expect(200);
    town.settles();
    sellers.finish(stall.payee());
    stall.passes(Duration.ofMinutes(2));

    stall.isAt("to-deposit");
    assertThat(stall.seen().at("/account/applications").asInt()).isEqualTo(2);
  }

  @Test
  void anApplicationOfUnknownOutcomeIsHandedInAgainAndIsTheSame() {
    town.deployment()
        .weChatPay()
        .switches()
        .set(
            WeChatPaySimulator.APPLY, Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1));
    var stall = Stall.of(town, "household").opening();

    stall.passes(Duration.ofMinutes(2));
    town.deployment().weChatPay().sellers().finish(stall.payee());
    stall.passes(Duration.ofMinutes(4));

    stall.isAt("to-deposit");
    assertThat(stall.seen().at("/account/applications").asInt()).isEqualTo(1);
  }

  @Test
  void onlyTheNewestContractIsSignedAndOnlyByItsOwner() {
    var stall = Stall.of(town, "household").passed();
    var signature = stall.path() + "/signature";

    assertThat(stall.owner().put(signature, "{\"contract\":\"2019-01\"}").code())
        .isEqualTo("merchant.contract-unknown");
    assertThat(town.resident().put(signature, "{\"contract\":\"2026-01\"}").code())
        .isEqualTo("merchant.not-found");
    stall.sign().expect(200);
    stall.sign().expect(200);

    assertThat(stall.seen().path("contract").asString()).isEqualTo("2026-01");
    assertThat(stall.decisions()).filteredOn("signed"::equals).hasSize(1);
    var early = Stall.of(town, "household").inReview();
    assertThat(early.sign().code()).isEqualTo("merchant.not-now");
    var older = Brought.picture(stall.legal(), "paper", 300).settled("clean").id();
    assertThat(
            stall
                .legal()
                .put(
                    Stall.HERE + "/merchant-contracts/2025-01",
                    "{\"title\":\"旧协议\",\"upload\":\"%s\"}".formatted(older))
                .code())
        .isEqualTo("merchant.id-reused");
  }

  @Test
  void scenario60AnotherCommunitySeesNothing() {
    var stall = Stall.of(town, "household").inReview();
    var there = "/communities/xingfu-li/merchants/" + stall.id();

    assertThat(town.neighbour().get(stall.path() + "/decisions").code())
        .isEqualTo("access.not-found");
    assertThat(town.neighbour().get(there).code()).isEqualTo("merchant.not-found");
    assertThat(town.neighbour().get(there + "/guarantee").code()).isEqualTo("merchant.not-found");
    assertThat(
            town.neighbour()
                .get("/communities/xingfu-li/merchants?stage=in-review")
                .expect(200)
                .body()
                .path("items"))
        .isEmpty();
    assertThat(town.neighbour().get(there + "/decisions").expect(200).body().path("items"))
        .isEmpty();
    assertThat(town.resident().get(stall.path()).code()).isEqualTo("merchant.not-found");
  }

  @Test
  void staffFindsMerchantsByTheirStage() {
    var stall = Stall.of(town, "household").inReview();
    var list = Stall.HERE + "/merchants?limit=100&stage=";

    assertThat(stall.legal().get(list + "in-review").expect(200).body().path("items"))
        .anyMatch(item -> item.path("merchant").asString().equals(stall.id().toString()));
    assertThat(stall.legal().get(list + "checking").expect(200).body().path("items"))
        .noneMatch(item -> item.path("merchant").asString().equals(stall.id().toString()));
    assertThat(stall.legal().get(list + "nowhere").code()).isEqualTo("request.invalid");
    assertThat(stall.legal().get(Stall.HERE + "/merchants").code()).isEqualTo("request.invalid");
    assertThat(stall.owner().get(list + "draft").code()).isEqualTo("access.role-required");
  }
}

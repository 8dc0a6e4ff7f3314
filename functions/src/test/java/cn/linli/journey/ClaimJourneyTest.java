package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Residents complain, and merchants answer or do not. */
class ClaimJourneyTest {
  private static final Court COURT = new Court();

  @AfterAll
  static void theBooksSaySo() {
    COURT.ends();
  }

  @Test
  void whatTheMerchantAcceptsGoesBackAndThePageSaysSo() {
    var order = COURT.collected(2);
    var other = order.sale();
    var claim = COURT.claim(order, 2 * Fair.PRICE);
    assertThat(other.page().at("/progress/paid").asInt()).isEqualTo(2);

    var accepted = claim.answer("accept").expect(200);
    claim.answer("accept").expect(200);
    COURT.comesBack(order, 2 * Fair.PRICE);

    assertThat(accepted.text("/state")).isEqualTo("accepted");
    assertThat(accepted.body().at("/outcome/byRule").asBoolean()).isFalse();
    assertThat(order.state()).isEqualTo("refunded");
    assertThat(order.refunds()).containsExactly(2L * Fair.PRICE);
    assertThat(other.state()).isEqualTo("succeeded");
    assertThat(other.page().at("/progress/paid").asInt()).isZero();
    assertThat(other.page().at("/progress/total").asInt()).isEqualTo(2);
  }

  @Test
  void silenceAccepts() {
    var order = COURT.bought(1);
    var claim = COURT.claim(order, Fair.PRICE);
    COURT.fair.till.skips(Duration.ofDays(2).minusMinutes(2));
    COURT.fair.passes(Duration.ofMinutes(1));
    assertThat(claim.state()).isEqualTo("open");

    COURT.fair.passes(Duration.ofMinutes(1));
    assertThat(claim.answer("reject").code()).isIn("aftersale.too-late", "aftersale.not-now");
    COURT.comesBack(order, Fair.PRICE);

    assertThat(claim.state()).isEqualTo("accepted");
    assertThat(claim.stored().at("/outcome/byRule").asBoolean()).isTrue();
    assertThat(order.state()).isEqualTo("refunded");
    assertThat(claim.told("aftersale.claim-changed"))
        .extracting(event -> event.at("/data/state").asString())
        .containsExactly("open", "accepted");
  }

  @Test
  void aPartGoesBackAndTheRestIsDivided() {
    var order = COURT.collected(1);
    var claim = COURT.claim(order, 1000);
    COURT.fair.till.skips(Duration.ofHours(47));

    claim.answer("accept").expect(200);
    COURT.comesBack(order, 1000);
    assertThat(order.state()).isEqualTo("collected");
    COURT.fair.till.skips(Duration.ofDays(5).minusMinutes(10));
    COURT.divided(order);

    assertThat(order.state()).isEqualTo("settled");
    assertThat(order.sale().page().at("/progress/paid").asInt()).isEqualTo(1);
    var again = new Complaint(COURT, order, UUID.randomUUID());
    assertThat(again.open(2001, "").text("/detail")).isEqualTo("at the most 2000 fen");
  }

  @Test
  void theShareOutWaitsForAnOpenClaim() {
    var order = COURT.collected(1);
    COURT.fair.till.skips(Duration.ofDays(6));
    var claim = COURT.claim(order, Fair.PRICE);
    claim.answer("reject").expect(200);

    COURT.fair.till.skips(Duration.ofHours(23));
    COURT.fair.passes(Duration.ofHours(2));
    assertThat(order.state()).isEqualTo("collected");
    COURT.fair.till.skips(Duration.ofDays(6).minusHours(2));
    COURT.fair.passes(Duration.ofHours(2));

    assertThat(claim.escalate().code()).isIn("aftersale.not-now", "aftersale.too-late");
    assertThat(claim.state()).isEqualTo("closed");
    COURT.divided(order);
    assertThat(order.state()).isEqualTo("settled");
    assertThat(order.refunds()).isEmpty();
  }

  @Test
  void whoWithdrawsMayComplainAgainUntilItIsTooOften() {
    var order = COURT.bought(1);
    for (int times = 0; times < 5; times++) {
      var claim = COURT.claim(order, Fair.PRICE);
      assertThat(order.stored().path("claims").asInt()).isEqualTo(1);
      var second = new Complaint(COURT, order, UUID.randomUUID());
      assertThat(second.open(100, "").code()).isEqualTo("aftersale.open-already");
      claim.withdraw().expect(200);
      claim.withdraw().expect(200);
      assertThat(claim.answer("accept").code()).isEqualTo("aftersale.not-now");
    }

    assertThat(order.stored().path("claims").asInt()).isZero();
    var sixth = new Complaint(COURT, order, UUID.randomUUID());
    assertThat(sixth.open(100, "").code()).isEqualTo("aftersale.too-often");
    assertThat(order.refunds()).isEmpty();
  }

  @Test
  void theSameClaimAgainIsTheSameAndAnotherIsNot() {
    var order = COURT.bought(1);
    var claim = COURT.claim(order, 1000);

    assertThat(claim.open(1000, "").expect(200).body().path("revision").asInt()).isEqualTo(1);
    assertThat(claim.open(1001, "").code()).isEqualTo("aftersale.id-reused");
    var strangers = new Complaint(COURT, COURT.bought(1), claim.id());
    assertThat(strangers.open(1000, "").code()).isEqualTo("aftersale.id-reused");
    assertThat(claim.told("aftersale.claim-changed")).hasSize(1);
  }

  @Test
  void whatWasNotBoughtCannotBeComplainedAbout() {
    var order = COURT.bought(1);
    var unpaid = COURT.fair.onSale(Fair.Terms.of(1, 10, 2)).order(1);
    var fresh = COURT.fair.onSale(Fair.Terms.of(1, 10, 2)).paid(1);

    var stranger = COURT.fair.till.town.resident();
    var path = "/communities/heping-li/claims/" + UUID.randomUUID();
    var body =
        "{\"campaign\":\"%s\",\"order\":\"%s\",\"wantedFen\":100,\"reason\":\"坏\"}"
            .formatted(order.sale().campaign(), order.id());

    assertThat(stranger.put(path, body).code()).isEqualTo("groupbuy.order-not-found");
    for (var early : List.of(unpaid, fresh)) {
      var claim = new Complaint(COURT, early, UUID.randomUUID());
      assertThat(claim.open(100, "").code()).isEqualTo("groupbuy.not-now");
    }
    var claim = new Complaint(COURT, order, UUID.randomUUID());
    assertThat(claim.open(Fair.PRICE + 1, "").code()).isEqualTo("aftersale.too-much");
    assertThat(claim.open(9, "").code()).isEqualTo("request.invalid");
  }

  @Test
  void eachSideShowsEvidenceOfItsOwn() {
    var order = COURT.bought(1);
    var mine = Brought.picture(order.who(), "evidence", 2000).settled("clean");
    var strangers =
        Brought.picture(COURT.fair.till.town.resident(), "evidence", 2000).settled("clean");
    var theirs = Brought.picture(COURT.fair.owner(), "evidence", 2000).settled("clean");
    var claim = new Complaint(COURT, order, UUID.randomUUID());

    assertThat(claim.open(1000, evidence(strangers)).code()).isEqualTo("files.not-found");
    claim.open(1000, evidence(mine)).expect(200);
    var statement = claim.ofMerchant() + "/statements/" + UUID.randomUUID();
    var words = "{\"text\":\"装箱时拍的\"%s}";
    assertThat(COURT.fair.owner().put(statement, words.formatted(evidence(mine))).code())
        .isEqualTo("files.not-found");
    COURT.fair.owner().put(statement, words.formatted(evidence(theirs))).expect(200);
    COURT.fair.owner().put(statement, words.formatted(evidence(theirs))).expect(200);

    var seen = COURT.fair.owner().get(claim.ofMerchant()).expect(200);
    assertThat(seen.body().path("statements")).hasSize(2);
    assertThat(seen.text("/name")).endsWith("**");
    assertThat(seen.raw().body()).doesNotContain(order.person());
    for (var said : claim.stored().path("statements")) {
      assertThat(Brought.fetch(said.at("/evidence/0").asString()).statusCode()).isEqualTo(200);
    }
    assertThat(COURT.fair.owner().put(statement, words.formatted("")).code())
        .isEqualTo("aftersale.id-reused");
  }

  @Test
  void whatWasSaidGoesWithItsPersonOnceNothingIsOpen() {
    var claim = COURT.claim(COURT.settled(1), 1000);
    var statement = claim.ofMerchant() + "/statements/" + UUID.randomUUID();
    COURT.fair.owner().put(statement, "{\"text\":\"发货时完好\"}").expect(200);
    var exported = claim.who().get("/me/export").expect(200);
    assertThat(exported.text("/claims/0/statements/0/text")).isEqualTo("烂了一半");
    claim.who().put("/me/erasure", null).expect(202);

    COURT.fair.passes(Duration.ofMinutes(12));
    assertThat(said(claim)).as("while it is open").contains("烂了一半", "**");
    claim.dismiss().expect(200);
    COURT.fair.passes(Duration.ofDays(1).plusMinutes(2));
    Eventually.holds(() -> assertThat(said(claim)).doesNotContain("烂了一半", "发货时完好", "**"));

    assertThat(Dump.items(COURT.fair.till.town, "aftersale"))
        .filteredOn(item -> item.get("pk").s().contains(claim.id().toString()))
        .isNotEmpty()
        .noneMatch(item -> item.containsKey("text") || item.containsKey("name"));
    assertThat(said(claim)).contains("\"state\":\"ruled\"");
  }

  private static String said(Complaint claim) {
    return COURT.fair.owner().get(claim.ofMerchant()).expect(200).raw().body();
  }

  private static String evidence(Brought file) {
    return ",\"evidence\":[\"%s\"]".formatted(file.id());
  }

  @Test
  void scenario60NobodyElseSeesOrAnswersAClaim() {
    var claim = COURT.claim(COURT.bought(1), 1000);
    var town = COURT.fair.till.town;
    var merchants = "/communities/heping-li/merchants/" + COURT.fair.merchant;

    assertThat(town.resident().get(claim.path()).code()).isEqualTo("aftersale.claim-not-found");
    assertThat(COURT.panel().get(claim.path()).code()).isEqualTo("aftersale.claim-not-found");
    assertThat(town.neighbour().get("/communities/heping-li/disputes").code())
        .isEqualTo("access.not-found");
    assertThat(claim.who().get(claim.ofMerchant()).code()).isEqualTo("aftersale.claim-not-found");
    assertThat(claim.who().get(merchants + "/claims").code())
        .isEqualTo("aftersale.claim-not-found");
    assertThat(claim.who().put(claim.ofMerchant() + "/answer", "{\"answer\":\"accept\"}").code())
        .isEqualTo("aftersale.claim-not-found");
    var elsewhere = claim.path().replace("heping-li", "xingfu-li");
    assertThat(claim.who().get(elsewhere).code()).isEqualTo("access.not-found");
    assertThat(claim.who().get("/communities/heping-li/disputes").code())
        .isEqualTo("access.role-required");

    assertThat(Court.listed(COURT.fair.owner(), "/merchants/" + COURT.fair.merchant + "/claims"))
        .contains(claim.id().toString());
    assertThat(Court.listed(claim.who(), "/my-claims")).containsExactly(claim.id().toString());
  }
}

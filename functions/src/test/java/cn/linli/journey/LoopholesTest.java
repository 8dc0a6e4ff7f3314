package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.SampleIds;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Resident;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ways around the rules that somebody once found; none of them leads anywhere any more. */
@SharesTown
class LoopholesTest {
  private static final String REASON = "{\"reason\":\"测试\"}";
  private final Town town = Town.get();

  @Test
  void aMerchantOrCorrespondentSeesNoOtherReservations() {
    var day = town.quietDay();
    var id = UUID.randomUUID();
    town.resident().book(id, "library", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);
    var correspondent = town.resident();
    town.committee().put(role("heping-li", correspondent, "correspondent"), REASON).expect(200);

    var path = "/communities/heping-li/reservations/" + id;
    assertThat(correspondent.get(path).code()).isEqualTo("venue.reservation-not-found");
    assertThat(correspondent.put(path + "/cancellation", REASON).code())
        .isEqualTo("venue.reservation-not-found");
  }

  @Test
  void guessingTheNameOfAKnownNumberEndsWithTheDaysAttempts() {
    var owner = new Resident(town, "owner", 811);
    owner.verified();
    var guesser = new Resident(town, "prober", 812).registered();
    for (int i = 0; i < 5; i++) {
      guesser.put("/me/real-name", name("李" + "一二三四五".charAt(i) + "人", owner.idNumber()));
    }

    var right = guesser.put("/me/real-name", name("张三丰", owner.idNumber()));

    assertThat(right.code()).isEqualTo("identity.attempts-exhausted");
  }

  @Test
  void guessingTheNameOfAChildMakesNobodyItsGuardian() {
    var number = SampleIds.number(LocalDate.of(2016, 3, 3), 511);
    var parent = guardian("parent", 813);
    parent.put("/me/minors/" + UUID.randomUUID(), minor("张小明", number)).expect(200);
    var guesser = guardian("prowler", 814);
    for (int i = 0; i < 5; i++) {
      guesser.put("/me/minors/" + UUID.randomUUID(), minor("张小" + "一二三四五".charAt(i), number));
    }

    assertThat(guesser.put("/me/minors/" + UUID.randomUUID(), minor("张小明", number)).code())
        .isEqualTo("identity.attempts-exhausted");
  }

  @Test
  void rolesAreForVerifiedPeopleAndNobodyIsMadeAResident() {
    var unverified = town.newcomer();
    var resident = town.resident();

    assertThat(town.committee().put(role("heping-li", unverified, "operator"), REASON).code())
        .isEqualTo("identity.unverified");
    assertThat(town.platform().put(role("heping-li", resident, "resident"), REASON).code())
        .isEqualTo("identity.role-not-grantable");
  }

  @Test
  void rolesAtThePlatformOtherThanItsOwnReachIntoNoCommunity() {
    var finance = town.resident();
    town.platform().put(role("platform", finance, "operator"), REASON).expect(200);

    assertThat(finance.put("/communities/xingfu-li/zones/attic", "{}").code())
        .isEqualTo("access.not-found");
  }

  @Test
  void aRoleGivenToAStrangerOpensNoneOfTheirData() {
    var stranger = town.resident();
    var neighbour = town.neighbour();

    assertThat(neighbour.put(role("xingfu-li", stranger, "correspondent"), REASON).code())
        .isEqualTo("identity.not-a-member");
    town.platform().put(role("xingfu-li", stranger, "correspondent"), REASON).expect(200);
    var disclosed =
        neighbour.post(
            "/communities/xingfu-li/people/" + stranger.person() + "/disclosures",
            "{\"field\":\"phone\",\"purpose\":\"因为好奇\"}");

    assertThat(disclosed.code()).isEqualTo("access.not-found");
    assertThat(Dump.of(town)).contains("disclosure-refused");
  }

  @Test
  void seedingAgainDoesNotGiveBackWhatWasTakenAway() {
    var zhou = town.operator();
    var path = role("heping-li", zhou, "operator");
    town.committee().put(path + "/revocation", REASON).expect(200);

    town.deployment().seedStaff();

    assertThat(zhou.get("/communities/heping-li/staff").code()).isNotEqualTo("ok");
    new Resident(town, "zhou", 818).verified();
    town.committee().put(path, REASON).expect(200);
  }

  @Test
  void onlyAdultsAreGuardiansAndOnlyOfThoseWithoutAnAccount() {
    var number = SampleIds.number(LocalDate.of(2010, 3, 3), 513);
    var teenager = new Resident(town, "teena", 819).registered();
    var own = teenager.with(teenager.put("/me/real-name", name("张二宝", number)).expect(200));
    own.put("/me/consents/minors", "{\"version\":\"2026-01\"}").expect(200);
    var stranger = guardian("stranger", 820);

    assertThat(own.put("/me/minors/" + UUID.randomUUID(), minor("张二宝", number)).code())
        .isEqualTo("identity.guardian-not-adult");
    assertThat(stranger.put("/me/minors/" + UUID.randomUUID(), minor("张二宝", number)).code())
        .isEqualTo("identity.minor-has-account");
  }

  @Test
  void whoAskedForErasureBooksNothingMore() {
    var resident = town.resident();
    var day = town.quietDay();
    resident.put("/me/erasure", null).expect(202);

    var refused = resident.book("library", Town.at(day, "10:00"), Town.at(day, "11:00"));

    assertThat(refused.code()).isEqualTo("identity.erasure-requested");
  }

  @Test
  void thePlatformIsNoCommunityToOthers() {
    assertThat(town.resident().get("/communities/platform/staff").code())
        .isEqualTo("access.not-found");
  }

  @Test
  void madeUpCommunitiesGetNoLog() {
    var resident = town.resident();

    resident.get("/communities/made-up/my-reservations");

    assertThat(Dump.of(town)).doesNotContain("made-up#audit");
  }

  @Test
  void loggingOutWinsOverARefreshAtTheSameTime() throws Exception {
    for (int round = 0; round < 10; round++) {
      var client = town.newcomer();
      var path = "/sessions/" + client.session().path("session").asString();
      var token = client.session().path("refreshToken").asString();
      var answers =
          AtOnce.all(
              List.of(
                  () -> client.delete(path),
                  () ->
                      town.anybody()
                          .post(path + "/refresh", Json.text(Map.of("refreshToken", token)))));
      answers.getFirst().expect(204);

      var newest =
          answers.getLast().status() == 200 ? answers.getLast().text("/refreshToken") : token;
      assertThat(
              town.anybody()
                  .post(path + "/refresh", Json.text(Map.of("refreshToken", newest)))
                  .code())
          .isEqualTo("identity.refresh-refused");
    }
  }

  @Test
  void linkingAnAccountMayBeSentAgain() {
    var resident = new Resident(town, "linker", 815);
    var first = resident.verified();
    town.deployment().weChat().withUnionids(false);
    var other = town.logIn("linkerb");
    town.deployment().weChat().withUnionids(true);
    other
        .put(
            "/me/phone",
            "{\"code\":\"%s\"}".formatted(town.deployment().weChat().phoneCode("linker")))
        .expect(200);
    other.put("/me/consents/real-name", "{\"version\":\"2026-01\"}").expect(200);
    other.put("/me/real-name", name("张三丰", resident.idNumber())).expect(200);

    var again = other.put("/me/real-name", name("张三丰", resident.idNumber())).expect(200);

    assertThat(again.text("/person")).isEqualTo(first.person());
    assertThat(first.get("/me/export").body().path("wechatAccounts").size()).isEqualTo(2);
    assertThat(other.put("/me/erasure", null).code()).isEqualTo("identity.person-not-found");
  }

  @Test
  void aMonthHoldsSixtyReservationsAndTheItemStaysSmall() {
    var day = town.quietDay();
    var resident = town.resident();
    String last = "";
    for (int i = 0; i < 62 && !last.equals("venue.month-full"); i++) {
      var id = UUID.randomUUID();
      last = resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "11:00")).code();
      resident.put("/communities/heping-li/reservations/" + id + "/cancellation", "{}");
    }

    assertThat(last).isEqualTo("venue.month-full");
  }

  @Test
  void anErasedMinorLeavesNothingWithTheGuardian() {
    var parent = guardian("keeper", 816);
    var number = SampleIds.number(LocalDate.of(2011, 3, 3), 512);
    parent.put("/me/minors/" + UUID.randomUUID(), minor("张大宝", number)).expect(200);
    var teenager = new Resident(town, "teen", 817).registered();
    var own = teenager.with(teenager.put("/me/real-name", name("张大宝", number)).expect(200));

    own.put("/me/erasure", null).expect(202);
    town.passes(Duration.ofMinutes(12));
    town.deployment().tick();

    assertThat(town.logIn("keeper").get("/me/minors").body().path("items").isEmpty()).isTrue();
  }

  private Client guardian(String key, int number) {
    var guardian = new Resident(town, key, number).verified();
    guardian.put("/me/consents/minors", "{\"version\":\"2026-01\"}").expect(200);
    return guardian;
  }

  private static String role(String community, Client person, String role) {
    return "/communities/" + community + "/people/" + person.person() + "/roles/" + role;
  }

  private static String name(String name, String number) {
    return "{\"name\":\"%s\",\"idNumber\":\"%s\"}".formatted(name, number);
  }

  private static String minor(String name, String number) {
    return "{\"name\":\"%s\",\"idNumber\":\"%s\",\"relation\":\"parent\"}".formatted(name, number);
  }
}

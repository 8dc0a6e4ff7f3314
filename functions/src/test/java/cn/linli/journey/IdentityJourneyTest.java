package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Resident;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Scenarios 1 and 2, and what surrounds a login: codes, sessions, real names, two accounts of one
 * person.
 */
@SharesTown
class IdentityJourneyTest {
  private final Town town = Town.get();

  @Test
  void scenario1AFirstLoginSentTwiceAtOnceMakesOneResident() throws Exception {
    for (int round = 0; round < 5; round++) {
      var person = "twice" + round;
      var first = login(UUID.randomUUID(), town.deployment().weChat().loginCode(person));
      var second = login(UUID.randomUUID(), town.deployment().weChat().loginCode(person));

      var answers = AtOnce.all(List.of(first, second));

      assertThat(answers).extracting(Answer::status).containsExactly(200, 200);
      assertThat(answers.get(0).text("/person")).isEqualTo(answers.get(1).text("/person"));
    }
  }

  @Test
  void scenario1TheSameRequestTwiceAtOnceGetsTheSameSession() throws Exception {
    for (int round = 0; round < 5; round++) {
      var code = town.deployment().weChat().loginCode("same" + round);
      var id = UUID.randomUUID();

      var answers = AtOnce.all(List.of(login(id, code), login(id, code)));

      assertThat(answers).extracting(Answer::status).containsExactly(200, 200);
      assertThat(answers.get(0).text("/refreshToken"))
          .isEqualTo(answers.get(1).text("/refreshToken"));
    }
  }

  @Test
  void scenario2WithoutARealNameNothingIsBooked() {
    var newcomer = town.newcomer();
    var day = town.quietDay();
    var id = UUID.randomUUID();

    var refused = newcomer.book(id, "library", Town.at(day, "10:00"), Town.at(day, "11:00"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("session.real-name-required");
    var seen = town.operator().get("/communities/heping-li/reservations/" + id);
    assertThat(seen.status()).isEqualTo(404);
  }

  @Test
  void refusesALoginCodeThatWasUsedBefore() {
    var code = town.deployment().weChat().loginCode("once");
    town.anybody().put("/sessions/" + UUID.randomUUID(), body(code)).expect(200);

    var again = town.anybody().put("/sessions/" + UUID.randomUUID(), body(code));

    assertThat(again.status()).isEqualTo(401);
    assertThat(again.code()).isEqualTo("identity.login-code-refused");
  }

  @Test
  void refusesASessionIdThatBelongsToAnotherLogin() {
    var client = town.newcomer();
    var code = town.deployment().weChat().loginCode("stranger");

    var other =
        town.anybody().put("/sessions/" + client.session().path("session").asString(), body(code));

    assertThat(other.code()).isEqualTo("identity.session-id-reused");
  }

  @Test
  void exchangesARefreshTokenAndEndsTheSessionWhenAnOldOneComesBack() {
    var first = town.newcomer();
    var second = refresh(first, token(first.session())).expect(200);
    town.passes(Duration.ofSeconds(31));
    var third = refresh(first, token(second.body())).expect(200);

    var stolen = refresh(first, token(first.session()));
    var afterwards = refresh(first, token(third.body()));

    assertThat(stolen.code()).isEqualTo("identity.refresh-refused");
    assertThat(afterwards.code()).isEqualTo("identity.refresh-refused");
  }

  @Test
  void givesTheSameTokensAgainWhenAnAnswerToARefreshWasLost() {
    var client = town.newcomer();
    var second = refresh(client, token(client.session())).expect(200);

    var again = refresh(client, token(client.session())).expect(200);

    assertThat(token(again.body())).isEqualTo(token(second.body()));
  }

  @Test
  void logsOut() {
    var client = town.newcomer();
    var session = "/sessions/" + client.session().path("session").asString();

    client.delete(session).expect(204);

    assertThat(refresh(client, token(client.session())).code())
        .isEqualTo("identity.refresh-refused");
    assertThat(town.newcomer().delete(session).code()).isEqualTo("identity.session-not-found");
  }

  @Test
  void anAccessTokenEndsAfterTenMinutes() {
    var client = town.newcomer();

    town.passes(Duration.ofMinutes(11));

    assertThat(client.get("/me").code()).isEqualTo("session.invalid");
    assertThat(town.anybody().get("/me").code()).isEqualTo("session.required");
  }

  @Test
  void aSecondAccountWithTheSameNumberAndPhoneBecomesTheSamePerson() {
    var resident = new Resident(town, "double", 801);
    var first = resident.verified();
    town.deployment().weChat().withUnionids(false);
    var other = town.logIn("doubleb");
    town.deployment().weChat().withUnionids(true);
    var phone = town.deployment().weChat().phoneCode("double");
    other.put("/me/phone", "{\"code\":\"%s\"}".formatted(phone)).expect(200);
    other.put("/me/consents/real-name", "{\"version\":\"2026-01\"}").expect(200);

    var verified =
        other
            .put(
                "/me/real-name",
                "{\"name\":\"张三丰\",\"idNumber\":\"%s\"}".formatted(resident.idNumber()))
            .expect(200);

    assertThat(verified.text("/person")).isEqualTo(first.person());
    assertThat(town.logIn("doubleb").person()).isEqualTo(first.person());
  }

  @Test
  void aStrangerWhoKnowsNameAndNumberDoesNotBecomeThePerson() {
    var resident = new Resident(town, "victim", 802);
    resident.verified();
    var thief = new Resident(town, "thief", 803).registered();

    var refused =
        thief.put(
            "/me/real-name",
            "{\"name\":\"张三丰\",\"idNumber\":\"%s\"}".formatted(resident.idNumber()));

    assertThat(refused.code()).isEqualTo("identity.id-number-taken");
  }

  @Test
  void miniProgramAndOfficialAccountOfOnePersonAreLinkedByUnionid() {
    var mini = town.logIn("linked");
    var official = new PageLogin(town).of("linked").expect(200);

    assertThat(official.text("/person")).isEqualTo(mini.person());
  }

  @Test
  void asksForConsentAndPhoneBeforeTheRealName() {
    var client = town.newcomer();
    var body =
        "{\"name\":\"张三丰\",\"idNumber\":\"%s\"}".formatted(new Resident(town, "x", 804).idNumber());

    assertThat(client.put("/me/real-name", body).code()).isEqualTo("identity.consent-required");
    client.put("/me/consents/real-name", "{\"version\":\"2026-01\"}").expect(200);
    assertThat(client.put("/me/real-name", body).code()).isEqualTo("identity.phone-required");
    assertThat(client.put("/me/consents/real-name", "{\"version\":\"2020-01\"}").code())
        .isEqualTo("identity.consent-version-unknown");
  }

  @Test
  void neverAsksTheAuthorityAboutANumberThatCannotBe() {
    var client = new Resident(town, "wrongdigit", 805).registered();
    int before = town.deployment().realNames().calls();

    var refused =
        client.put("/me/real-name", "{\"name\":\"张三丰\",\"idNumber\":\"110000198001010011\"}");

    assertThat(refused.code()).isEqualTo("request.invalid");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/idNumber");
    assertThat(town.deployment().realNames().calls()).isEqualTo(before);
  }

  @Test
  void afterFiveMismatchesTheDayIsOver() {
    var resident = new Resident(town, "guesser", 806);
    var client = resident.registered();
    var body = "{\"name\":\"不符\",\"idNumber\":\"%s\"}".formatted(resident.idNumber());
    for (int i = 0; i < 5; i++) {
      assertThat(client.put("/me/real-name", body).code()).isEqualTo("identity.name-mismatch");
    }
    int before = town.deployment().realNames().calls();

    assertThat(client.put("/me/real-name", body).code()).isEqualTo("identity.attempts-exhausted");
    assertThat(town.deployment().realNames().calls()).isEqualTo(before);
  }

  private Answer refresh(Client client, String token) {
    var path = "/sessions/" + client.session().path("session").asString() + "/refresh";
    return town.anybody().post(path, "{\"refreshToken\":\"%s\"}".formatted(token));
  }

  private static String token(tools.jackson.databind.JsonNode session) {
    return session.path("refreshToken").asString();
  }

  private Callable<Answer> login(UUID session, String code) {
    return () -> town.anybody().put("/sessions/" + session, body(code));
  }

  private static String body(String code) {
    return "{\"channel\":\"mini-program\",\"code\":\"%s\"}".formatted(code);
  }
}

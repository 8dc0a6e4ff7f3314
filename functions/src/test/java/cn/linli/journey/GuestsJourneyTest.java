package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What people show for having come, how they are found at the door, and whether they are pictured.
 */
class GuestsJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;

  private static Programme.Event opened() {
    return PROGRAMME.published(
        PROGRAMME
            .plan()
            .with(Proposal.ticket("adult", 5, ""))
            .rule("\"transferable\": true, \"mostTogether\": 2"));
  }

  private static Answer letIn(Programme.Event event, String body) {
    var path = event.path() + "/sessions/0/check-ins/" + UUID.randomUUID();
    return TILL.town.operator().put(path, body);
  }

  private static String named(Programme.Guest guest) {
    return "{\"person\": \"%s\"}".formatted(guest.person());
  }

  private static void starts(Programme.Event event) {
    var start = Instant.parse(event.page().at("/plan/sessions/0/start").asString());
    TILL.skips(Duration.between(TILL.town.now(), start).minusMinutes(10));
  }

  @Test
  void aCertificateIsForWhatHasEndedAndWasHeld() throws Exception {
    var event = opened();
    var guest = event.guest("adult");
    starts(event);
    letIn(event, named(guest)).expect(200);

    assertThat(certificates(guest)).isEmpty();
    TILL.skips(Duration.ofMinutes(131));
    var certificate = certificates(guest).get(0);

    assertThat(certificate.path("minutes").asInt()).isEqualTo(120);
    assertThat(certificate.path("title").asString()).isEqualTo("少儿书法");
    var claims = SignedJWT.parse(certificate.path("code").asString()).getJWTClaimsSet();
    assertThat(claims.getStringClaim("nam")).isEqualTo("张**");
    assertThat(claims.getLongClaim("min")).isEqualTo(120);
  }

  @Test
  void nobodyHasACertificateOfWhatWasCalledOff() {
    var event = opened();
    var guest = event.guest("adult");
    starts(event);
    letIn(event, named(guest)).expect(200);

    TILL.town.operator().put(event.path() + "/cancellation", "{\"reason\": \"讲师未到\"}").expect(200);
    TILL.skips(Duration.ofMinutes(131));

    assertThat(certificates(guest)).isEmpty();
  }

  private static JsonNode certificates(Programme.Guest guest) {
    return guest.who().get(guest.path() + "/certificates").expect(200).body().path("items");
  }

  @Test
  void aShortCodeFindsSomebodyWhosePassCannotBeRead() {
    var event = opened();
    var guest = event.guest("adult");
    event.guest("adult");
    starts(event);
    var said = guest.who().get(guest.path() + "/passes").expect(200).text("/items/0/guestCode");
    assertThat(event.guests())
        .extracting(one -> one.path("guestCode").asString())
        .hasSize(2)
        .doesNotHaveDuplicates()
        .contains(said);

    assertThat(letIn(event, "{\"guestCode\": \"222222\"}").code()).isEqualTo("signup.pass-unknown");
    letIn(event, "{\"guestCode\": \"%s\"}".formatted(said)).expect(200);

    assertThat(event.guests())
        .filteredOn(one -> one.path("guestCode").asString().equals(said))
        .singleElement()
        .matches(one -> one.path("person").asString().equals(guest.person()))
        .matches(one -> one.at("/cameTo/0").asInt(-1) == 0);
  }

  @Test
  void whoSaidYesToPicturesMaySayNo() {
    var event = opened();
    var parent = TILL.town.resident();
    var child = PROGRAMME.child(parent, 8);
    var id = UUID.randomUUID();
    var both =
        "{\"ticket\": \"adult\"}, {\"ticket\": \"adult\", \"minor\": \"%s\"}".formatted(child);
    event.signUp(parent, id, both, ", \"photo\": true").expect(200);
    var path = event.path() + "/sign-ups/" + id + "/photo-consent";
    var no = "{\"photo\": false, \"minor\": \"%s\"}".formatted(child);

    parent.put(path, no).expect(200);
    parent.put(path, no).expect(200);

    assertThat(event.guests())
        .extracting(one -> one.path("photo").asBoolean())
        .containsExactlyInAnyOrder(true, false);
    assertThat(TILL.town.resident().put(path, "{\"photo\": true}").code())
        .isEqualTo("signup.not-found");
    var giver = event.guest("adult");
    var code = giver.who().put(giver.path() + "/transfer", null).expect(200).text("/code");
    var taker = TILL.town.resident();
    taker
        .put(
            event.path() + "/sign-ups/" + UUID.randomUUID() + "/takeover",
            "{\"code\": \"%s\", \"photo\": true}".formatted(code))
        .expect(200);
    assertThat(event.guests())
        .filteredOn(one -> one.path("person").asString().equals(taker.person()))
        .singleElement()
        .matches(one -> one.path("photo").asBoolean());
  }
}

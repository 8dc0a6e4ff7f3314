package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Minors who come only together with their guardian, whatever becomes of either's place. */
class LedMinorsJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;
  private static final String CHILD =
      "{\"id\": \"child\", \"name\": \"少儿\", \"places\": 1, \"withGuardian\": true}";
  private static final String WAIT = ", \"ifFull\": \"wait\"";
  private static final String SPLIT = WAIT + ", \"split\": true";

  private static Programme.Event event(int adults) {
    return PROGRAMME.published(
        PROGRAMME
            .plan()
            .with(CHILD, Proposal.ticket("adult", adults, ""))
            .line(10)
            .rule("\"mostTogether\": 2"));
  }

  /** A parent, and a child by the id that the parent knows. */
  private record Family(Programme.Guest guest, UUID child) {
    Client who() {
      return guest.who();
    }

    List<String> states() {
      return guest.states();
    }

    String person(int number) {
      return guest.stored().at("/people/" + number + "/person").asString();
    }

    Answer cancels(String people) {
      return who().put(guest.path() + "/cancellation", "{\"people\": [%s]}".formatted(people));
    }

    Answer childCancels() {
      return cancels("{\"minor\": \"%s\"}".formatted(child));
    }

    void are(String parent, String small) {
      Eventually.holds(() -> assertThat(states()).containsExactly(parent, small));
    }
  }

  private static Family family(Programme.Event event, String more) {
    var parent = TILL.town.resident();
    var child = PROGRAMME.child(parent, 8);
    var id = UUID.randomUUID();
    TILL.town.passes(Duration.ofMillis(1));
    var people =
        "{\"ticket\": \"adult\"}, {\"ticket\": \"child\", \"minor\": \"%s\"}".formatted(child);
    event.signUp(parent, id, people, more).expect(200);
    return new Family(new Programme.Guest(event, parent.person(), id), child);
  }

  @Test
  void aGuardianDoesNotCancelAloneAndAMinorMay() {
    var family = family(event(1), "");

    assertThat(family.cancels("{}").code()).isEqualTo("signup.guardian-needed");
    assertThat(family.states()).containsExactly("confirmed", "confirmed");
    family.childCancels().expect(200);
    family.cancels("{}").expect(200);
    assertThat(family.states()).containsExactly("cancelled", "cancelled");
  }

  @Test
  void aMinorIsNotOfferedAPlaceWithoutTheGuardian() {
    var event = event(1);
    var first = family(event, "");
    var second = family(event, SPLIT);

    first.childCancels().expect(200);
    TILL.town.settles();

    assertThat(second.states()).containsExactly("waiting", "waiting");
    first.cancels("{}").expect(200);
    second.are("offered", "offered");
  }

  @Test
  void aMinorIsOfferedAPlaceOnceThatOfTheGuardianIsConfirmed() {
    var event = event(2);
    var single = event.guest("adult");
    var first = family(event, "");
    var second = family(event, SPLIT);
    single.cancel().expect(200);
    second.are("offered", "waiting");

    first.childCancels().expect(200);
    TILL.town.settles();
    assertThat(second.states()).containsExactly("offered", "waiting");
    second.guest().takeUp().expect(200);

    second.are("confirmed", "offered");
  }

  @Test
  void aMinorDoesNotWaitForAGuardianWhoLetsTheOfferPass() {
    var event = event(2);
    var single = event.guest("adult");
    var first = family(event, "");
    var second = family(event, SPLIT);
    single.cancel().expect(200);
    second.are("offered", "waiting");

    TILL.passes(Duration.ofMinutes(61));

    second.are("lapsed", "lapsed");
    first.childCancels().expect(200);
    TILL.town.passes(Duration.ofSeconds(2));
    assertThat(event.guest("child").state()).isEqualTo("confirmed");
  }

  private static Answer admits(Programme.Event event, String person, String body) {
    return TILL.town.operator().put(event.path() + "/sessions/0/substitutes/" + person, body);
  }

  private static String instead(String person) {
    return "{\"insteadOf\": \"%s\"}".formatted(person);
  }

  private static void starts(Programme.Event event) {
    var start = Instant.parse(event.page().at("/plan/sessions/0/start").asString());
    TILL.skips(Duration.between(TILL.town.now(), start).plusMinutes(10));
  }

  @Test
  void atTheDoorNeitherIsLetInNorStaysWithoutTheGuardian() {
    var event = event(1);
    var missing = family(event, "");
    var there = family(event, WAIT);
    starts(event);

    assertThat(admits(event, there.person(1), instead(missing.person(1))).code())
        .isEqualTo("signup.guardian-needed");
    admits(event, there.person(0), instead(missing.person(0))).expect(200);
    admits(event, there.person(1), "{}").expect(200);

    assertThat(there.states()).containsExactly("confirmed", "confirmed");
    assertThat(missing.states()).containsExactly("lapsed", "lapsed");
    assertThat(missing.guest().stored().at("/people/1/missed").asBoolean()).isTrue();
    assertThat(event.guests()).hasSize(2);
  }

  @Test
  void aTicketForSeveralIsNotGivenToOneAtTheDoor() {
    var ticket = "{\"id\": \"pair\", \"name\": \"亲子\", \"places\": 2, \"people\": 2}";
    var event =
        PROGRAMME.published(PROGRAMME.plan().with(ticket).line(10).rule("\"mostTogether\": 2"));
    var missing = pair(event, "");
    var there = pair(event, WAIT);
    starts(event);

    assertThat(admits(event, there.person(), instead(missing.person())).code())
        .isEqualTo("signup.not-whole");
    assertThat(there.states()).containsOnly("waiting");
  }

  private static Programme.Guest pair(Programme.Event event, String more) {
    var parent = TILL.town.resident();
    var id = UUID.randomUUID();
    var people =
        "{\"ticket\": \"pair\"}, {\"ticket\": \"pair\", \"minor\": \"%s\"}"
            .formatted(PROGRAMME.child(parent, 8));
    TILL.town.passes(Duration.ofMillis(1));
    event.signUp(parent, id, people, more).expect(200);
    return new Programme.Guest(event, parent.person(), id);
  }
}

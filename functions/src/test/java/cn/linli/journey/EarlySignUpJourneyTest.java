package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who signs up before the others, and who after them. */
class EarlySignUpJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;
  private static final String ADULT = "{\"ticket\": \"adult\"}";

  private static void near(Programme.Event event, int minutesAfterStart) {
    var start = Instant.parse(event.page().at("/plan/sessions/0/start").asString());
    TILL.skips(Duration.between(TILL.town.now(), start).plusMinutes(minutesAfterStart));
  }

  /** Somebody who did not come, and whose place somebody else got. */
  private static Programme.Guest missing() {
    var event = PROGRAMME.published(PROGRAMME.plan().with(Proposal.ticket("adult", 1, "")).line(5));
    var missing = event.guest("adult");
    var waiter = event.guest("adult", ", \"ifFull\": \"wait\"");
    near(event, 10);
    TILL.town
        .operator()
        .put(
            event.path() + "/sessions/0/substitutes/" + waiter.person(),
            "{\"insteadOf\": \"%s\"}".formatted(missing.person()))
        .expect(200);
    return missing;
  }

  @Test
  void whosePlaceSomebodyElseGotHasMissedIt() {
    var missing = missing();

    var mine = missing.who().get("/me/sign-ups").expect(200).body().at("/items/0/person");
    assertThat(mine.path("state").asString()).isEqualTo("lapsed");
    assertThat(mine.path("missed").asBoolean()).isTrue();
    var strict =
        PROGRAMME.published(
            PROGRAMME.plan().rule("\"heldBack\": {\"noShows\": 1, \"minutes\": 600}"));
    assertThat(strict.signUp(missing.who(), UUID.randomUUID(), ADULT, "").code())
        .isEqualTo("signup.not-open-for-you");
    strict.guest("adult");
  }

  private static void employ(String person) {
    TILL.town
        .committee()
        .put("/communities/heping-li/people/" + person + "/roles/operator", "{\"reason\":\"新同事\"}")
        .expect(200);
  }

  private static Proposal opensLater(String rule) {
    var opens = PROGRAMME.soon().plus(Duration.ofHours(3));
    return PROGRAMME
        .plan()
        .signUp(
            "\"opensAt\": \"%s\", \"closesAt\": \"%s\""
                .formatted(opens, opens.plus(Duration.ofDays(1))))
        .rule(rule);
  }

  @Test
  void whoDidNotComeWaitsAlsoWithARoleThatComesEarly() {
    var missing = missing();
    var colleague = TILL.town.resident();
    employ(missing.person());
    employ(colleague.person());
    var event =
        PROGRAMME.published(
            opensLater("\"early\": {\"roles\": [\"operator\"], \"minutes\": 600}")
                .rule("\"heldBack\": {\"noShows\": 1, \"minutes\": 60}"));

    event.signUp(colleague, UUID.randomUUID(), ADULT, "").expect(200);
    assertThat(event.signUp(missing.who(), UUID.randomUUID(), ADULT, "").code())
        .isEqualTo("signup.not-open-for-you");
    TILL.skips(Duration.ofHours(3).plusMinutes(10));
    assertThat(event.signUp(missing.who(), UUID.randomUUID(), ADULT, "").code())
        .isEqualTo("signup.not-open-for-you");
    TILL.skips(Duration.ofHours(1));
    event.signUp(missing.who(), UUID.randomUUID(), ADULT, "").expect(200);
  }

  @Test
  void volunteersComeBeforeTheOthers() {
    var event =
        PROGRAMME.published(opensLater("\"early\": {\"volunteers\": true, \"minutes\": 600}"));
    var helper = TILL.town.resident();
    Volunteering.register(helper, "[\"teaching\"]", "[]", 0).expect(200);

    event.signUp(helper, UUID.randomUUID(), ADULT, "").expect(200);
    assertThat(event.signUp(TILL.town.resident(), UUID.randomUUID(), ADULT, "").code())
        .isEqualTo("signup.not-open");
    var nobody = opensLater("\"early\": {\"minutes\": 600}");
    var refused = PROGRAMME.propose(PROGRAMME.proposer(), UUID.randomUUID(), nobody, 0);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/plan/signUp/early");
  }
}

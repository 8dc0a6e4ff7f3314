package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whom a phone without a network let in, and of whom we heard too late. */
class IrregularCheckInTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;

  private static Programme.Event withDeposit() {
    return PROGRAMME.published(
        PROGRAMME
            .plan()
            .with(Proposal.ticket("adult", 10, ", \"depositFen\": 2000"))
            .rule("\"mostTogether\": 2"));
  }

  private static Answer letIn(Programme.Event event, UUID checkIn, String who, Instant at) {
    var told = ", \"at\": \"%s\"}".formatted(at);
    return TILL.town
        .operator()
        .put(event.path() + "/sessions/0/check-ins/" + checkIn, who.replace("}", told));
  }

  private static Answer settle(Programme.Event event, UUID checkIn, String decision) {
    return TILL.town
        .operator()
        .put(
            event.path() + "/sessions/0/check-ins/" + checkIn + "/settlement",
            "{\"decision\": \"%s\", \"reason\": \"老师确认到场\"}".formatted(decision));
  }

  /** Somebody who works for the centre, too, decides about themselves. */
  private static Answer settleOwn(Programme.Event event, UUID checkIn, String person) {
    TILL.town
        .committee()
        .put("/communities/heping-li/people/" + person + "/roles/operator", "{\"reason\": \"轮值\"}")
        .expect(200);
    return TILL.town
        .back(person)
        .put(
            event.path() + "/sessions/0/check-ins/" + checkIn + "/settlement",
            "{\"decision\": \"accept\", \"reason\": \"我到了\"}");
  }

  private static JsonNode open(Programme.Event event) {
    return TILL.town
        .operator()
        .get(event.path() + "/irregular-check-ins")
        .expect(200)
        .body()
        .path("items");
  }

  private static Instant starts(Programme.Event event) {
    var start = Instant.parse(event.page().at("/plan/sessions/0/start").asString());
    TILL.skips(Duration.between(TILL.town.now(), start).minusMinutes(10));
    return TILL.town.now();
  }

  /** It is over, and for a day longer: whoever did not come has lost the deposit. */
  private static void isOver(Programme.Event event) {
    TILL.passes(Duration.ofMinutes(150));
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(1));
          assertThat(event.page().path("state").asString()).isEqualTo("over");
        });
    TILL.town.settles();
    TILL.skips(Duration.ofHours(23));
    TILL.passes(Duration.ofMinutes(90));
    TILL.town.settles();
  }

  private static int missed(String person) {
    var all = TILL.town.back(person).get("/me/export").expect(200).body().path("missedActivities");
    return all.valueStream().mapToInt(one -> one.path("missedActivities").asInt()).sum();
  }

  private static String pass(Programme.Guest guest, int which) {
    var path = "/items/%d/code".formatted(which);
    return "{\"code\": \"%s\"}"
        .formatted(guest.who().get(guest.path() + "/passes").expect(200).text(path));
  }

  @Test
  void whoIsAcceptedAfterTheEndHasTheDepositBackOnce() {
    var event = withDeposit();
    var guest = event.guest("adult").paid();
    var payment = guest.payment();
    var at = starts(event);
    var pass = pass(guest, 0);
    isOver(event);
    assertThat(missed(guest.person())).isEqualTo(1);
    TILL.skips(Duration.ofHours(30));
    var id = UUID.randomUUID();

    var told = letIn(event, id, pass, at).expect(200);

    assertThat(told.text("/outcome")).isEqualTo("irregular");
    assertThat(told.text("/refusal")).isEqualTo("signup.not-now");
    assertThat(open(event).get(0).path("checkIn").asString()).isEqualTo(id.toString());
    assertThat(settleOwn(event, id, guest.person()).code()).isEqualTo("signup.own-check-in");
    var first = settle(event, id, "accept").expect(200);
    assertThat(settle(event, id, "accept").expect(200).body()).isEqualTo(first.body());
    assertThat(settle(event, id, "dismiss").code()).isEqualTo("signup.settled-already");
    assertThat(open(event)).isEmpty();
    guest.refunded(payment, 2000L);
    assertThat(guest.stored().at("/people/0/attended").asInt()).isEqualTo(1);
    assertThat(missed(guest.person())).isZero();
    TILL.passes(Duration.ofMinutes(10));
    TILL.town.settles();
    assertThat(TILL.refunds(payment)).containsExactly(2000L);
  }

  @Test
  void ofAFamilyOnlyWhoCameHasTheDepositBack() {
    var event = withDeposit();
    var parent = TILL.town.resident();
    var child = PROGRAMME.child(parent, 8);
    var both =
        "{\"ticket\": \"adult\"}, {\"ticket\": \"adult\", \"minor\": \"%s\"}".formatted(child);
    var signUp = UUID.randomUUID();
    event.signUp(parent, signUp, both, "").expect(200);
    var family = new Programme.Guest(event, parent.person(), signUp).paid();
    var payment = family.payment();
    var at = starts(event);
    var pass = pass(family, 1);
    isOver(event);
    TILL.skips(Duration.ofHours(30));
    var id = UUID.randomUUID();
    letIn(event, id, pass, at).expect(200);

    settle(event, id, "accept").expect(200);

    family.refunded(payment, 2000L);
    assertThat(missed(parent.person())).isEqualTo(1);
  }

  @Test
  void whoIsDismissedHasNotCome() {
    var event = withDeposit();
    var guest = event.guest("adult").paid();
    var at = starts(event);
    var person = "{\"person\": \"%s\"}".formatted(guest.person());
    letIn(event, UUID.randomUUID(), person, at).expect(200);
    var id = UUID.randomUUID();
    letIn(event, id, person, at).expect(200);

    assertThat(settle(event, id, "accept").code()).isEqualTo("signup.came-already");
    assertThat(settle(event, UUID.randomUUID(), "accept").code())
        .isEqualTo("signup.check-in-not-found");
    settle(event, id, "dismiss").expect(200);

    assertThat(open(event)).isEmpty();
    assertThat(guest.stored().at("/people/0/attended").asInt()).isEqualTo(1);
    var month = TILL.town.now().toString().substring(0, 7);
    assertThat(
            TILL.town
                .committee()
                .get("/communities/heping-li/audit?limit=100&month=" + month)
                .expect(200)
                .body()
                .toString())
        .contains("check-in-dismissed");
  }
}

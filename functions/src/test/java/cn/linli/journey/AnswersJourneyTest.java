package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people answer to the form of an activity: who reads it, and when it goes. */
class AnswersJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;
  private static final String PHONE = "13912340000";
  private static final String WHY = "{\"purpose\": \"按基础分组\"}";

  private static Programme.Event event(Duration until) {
    var start = PROGRAMME.soon().plus(until);
    var form =
        """
        "questions": [{"id": "level", "text": "学过吗", "purpose": "分组"},
         {"id": "phone", "text": "联系电话", "purpose": "临时通知", "personal": "phone"}]
        """;
    var plan =
        PROGRAMME
            .plan()
            .on(Proposal.session(start, "\"place\": \"中心花园\""))
            .signUp("\"opensAt\": \"%s\", \"closesAt\": \"%s\"".formatted(PROGRAMME.soon(), start))
            .rule("\"mostTogether\": 3")
            .more(form);
    return PROGRAMME.published(PROGRAMME.proposer(), plan, ", \"approvedFields\": [\"phone\"]");
  }

  private static String answers(String level) {
    return """
        , "answers": [{"question": "level", "answer": "%s"}, {"question": "phone", "answer": "%s"}]
        """
        .formatted(level, PHONE);
  }

  private static String reading(Programme.Event event, String person) {
    return event.path() + "/guests/" + person + "/answers";
  }

  /** What is stored of answers to an activity, and of ways to them. */
  private static List<String> stored(Programme.Event event, String what) {
    return Dump.items(TILL.town, "signup").stream()
        .map(Object::toString)
        .filter(item -> item.contains(what) && item.contains(event.id().toString()))
        .toList();
  }

  private static List<String> audited() {
    var month = TILL.town.now().toString().substring(0, 7);
    return TILL.town
        .committee()
        .get("/communities/heping-li/audit?limit=100&month=" + month)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("action").asString().equals("answers-read"))
        .map(JsonNode::toString)
        .toList();
  }

  @Test
  void whoHoldsItReadsAnswersAndTheCentreAlsoWhatIsPersonal() {
    var event = event(Duration.ofDays(2));
    var guest = event.guest("adult", answers("学过一年"));
    var path = reading(event, guest.person());

    var held = PROGRAMME.proposer().post(path, WHY).expect(200).body();
    var centre = TILL.town.operator().post(path, WHY).expect(200).body();

    assertThat(held.path("items").size()).isEqualTo(1);
    assertThat(held.at("/items/0/answer").asString()).isEqualTo("学过一年");
    assertThat(held.path("name").asString()).isEqualTo("张**");
    assertThat(centre.at("/items/1/text").asString()).isEqualTo("联系电话");
    assertThat(centre.at("/items/1/answer").asString()).isEqualTo(PHONE);
    assertThat(audited())
        .filteredOn(entry -> entry.contains(guest.person()))
        .hasSize(2)
        .allMatch(entry -> entry.contains("按基础分组"))
        .noneMatch(entry -> entry.contains(PHONE));
    assertThat(TILL.town.resident().post(path, WHY).code()).isEqualTo("signup.not-found");
    assertThat(TILL.town.operator().post(path, "{}").code()).isEqualTo("request.invalid");
    assertThat(Dump.of(TILL.town)).doesNotContain(PHONE);
    var export = guest.who().get("/me/export").expect(200).body();
    assertThat(export.path("answers").toString()).contains(PHONE).contains("学过一年");
    guest.cancel().expect(200);
    assertThat(TILL.town.operator().post(path, WHY).code()).isEqualTo("signup.not-found");
  }

  @Test
  void nobodyReadsThemAMonthAfterTheEndAndThenTheyAreGone() {
    var event = event(Duration.ofHours(3));
    var guest = event.guest("adult", answers("没学过"));
    var end = Instant.parse(event.page().at("/plan/sessions/0/end").asString());
    TILL.skips(Duration.between(TILL.town.now(), end).minusMinutes(1));
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(2));
          assertThat(event.page().path("state").asString()).isEqualTo("over");
        });
    TILL.town.settles();
    var path = reading(event, guest.person());
    TILL.skips(Duration.between(TILL.town.now(), end.plus(Duration.ofDays(30))).minusMinutes(5));
    TILL.town.operator().post(path, WHY).expect(200);
    assertThat(stored(event, "#answers#")).hasSize(1);

    TILL.passes(Duration.ofMinutes(6));
    assertThat(TILL.town.operator().post(path, WHY).code()).isEqualTo("signup.answers-gone");
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(1));
          TILL.town.settles();
          assertThat(stored(event, "answers#")).isEmpty();
        });
  }

  @Test
  void whoComesBackHasAnsweredOnceUnlessOthersStillComeByTheFirst() {
    var event = event(Duration.ofDays(2));
    var alone = event.guest("adult", answers("第一次"));
    alone.cancel().expect(200);
    event
        .signUp(alone.who(), UUID.randomUUID(), "{\"ticket\": \"adult\"}", answers("第二次"))
        .expect(200);
    assertThat(stored(event, "#answers#")).singleElement().asString().contains("第二次");

    var parent = TILL.town.resident();
    var child = PROGRAMME.child(parent, 8);
    var minor = "{\"ticket\": \"adult\", \"minor\": \"%s\"}".formatted(child);
    var family = new Programme.Guest(event, parent.person(), UUID.randomUUID());
    event
        .signUp(parent, family.id(), "{\"ticket\": \"adult\"}, " + minor, answers("全家"))
        .expect(200);
    var some = "{\"people\": [{\"minor\": \"%s\"}]}".formatted(child);
    parent.put(family.path() + "/cancellation", some).expect(200);
    event.signUp(parent, UUID.randomUUID(), minor, answers("孩子")).expect(200);

    assertThat(stored(event, "#answers#")).hasSize(3);
    assertThat(
            TILL.town.operator().post(reading(event, parent.person()), WHY).text("/items/0/answer"))
        .isEqualTo("全家");
  }

  @Test
  void aGuardiansErasureWaitsForWhoTheySignedUpAndLeavesNothingOfTheirs() {
    var event = event(Duration.ofHours(3));
    var guardian = TILL.town.resident();
    var child = PROGRAMME.child(guardian, 8);
    var minor = "{\"ticket\": \"adult\", \"minor\": \"%s\"}".formatted(child);
    event.signUp(guardian, UUID.randomUUID(), minor, answers("孩子")).expect(200);
    var cancelled = event(Duration.ofDays(2));
    var id = UUID.randomUUID();
    cancelled.signUp(guardian, id, minor, answers("也是")).expect(200);
    guardian.put(cancelled.path() + "/sign-ups/" + id + "/cancellation", "{}").expect(200);

    guardian.put("/me/erasure", null).expect(202);
    assertThat(event.signUp(guardian, UUID.randomUUID(), minor, answers("再来")).code())
        .isNotEqualTo("ok");
    TILL.passes(Duration.ofMinutes(12));
    TILL.town.settles();
    assertThat(isErased(guardian)).isFalse();

    var person = guardian.person();
    TILL.skips(Duration.ofHours(4));
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(20));
          assertThat(event.page().path("state").asString()).isEqualTo("over");
        });
    TILL.town.settles();
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofHours(4));
          TILL.town.settles();
          assertThat(theirs(person)).anyMatch(item -> item.contains("#standing#"));
        });
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofHours(4));
          TILL.town.settles();
          assertThat(isErased(guardian)).isTrue();
        });
    Eventually.holds(
        () -> {
          TILL.town.settles();
          assertThat(theirs(person)).isEmpty();
        });
    assertThat(stored(event, "answers#")).isEmpty();
    assertThat(stored(cancelled, "answers#")).isEmpty();
  }

  private static boolean isErased(Client who) {
    return TILL.town.deployment().bus().published().stream()
        .anyMatch(told -> told.contains("identity.person-erased") && told.contains(who.person()));
  }

  /** What stands of somebody beside the sign-ups of those whom they signed up. */
  private static List<String> theirs(String person) {
    return Dump.items(TILL.town, "signup").stream()
        .filter(item -> !item.get("pk").s().startsWith("person#"))
        .filter(item -> item.get("pk").s().contains(person) || item.get("sk").s().contains(person))
        .map(Object::toString)
        .toList();
  }
}

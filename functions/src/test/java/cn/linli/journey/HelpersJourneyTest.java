package cn.linli.journey;

import static cn.linli.town.AtTheDoors.DANCE_ROOM;
import static cn.linli.town.AtTheDoors.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.TtLockSimulator;
import cn.linli.sim.TtLockSimulator.Delivery;
import cn.linli.town.Answer;
import cn.linli.town.AtTheDoors;
import cn.linli.town.Booked;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Others whom the booker names, the button, cards. */
class HelpersJourneyTest {
  @RegisterExtension private static final AtTheDoors doors = new AtTheDoors();
  private static final Town town = doors.town();
  private static final TtLockSimulator locks = doors.locks();

  @Test
  void aHelperGetsAPasscodeOfTheirOwnUntilTheBookerEndsIt() {
    var booked = doors.soon().tell();
    var own = doors.codeOf(booked);
    var helper = UUID.randomUUID();
    var invitation = invite(booked, helper).expect(200).text("/invitation");
    var friend = town.resident();

    accept(friend, booked, helper, invitation).expect(200);

    var code = doors.codeOf(friend, booked);
    assertThat(code).isNotEqualTo(own);
    doors.passes(Duration.ofMinutes(55));
    assertThat(locks.type(DANCE_ROOM, code)).isTrue();
    assertThat(locks.type(DANCE_ROOM, own)).isTrue();
    assertThat(booker(booked).get(booked.path() + "/access").text("/helpers/0/state"))
        .isEqualTo("admitted");
    booker(booked).put(booked.path() + "/helpers/" + helper + "/removal", null).expect(200);
    Eventually.holds(
        () -> assertThat(locks.digitsOn(DANCE_ROOM)).contains(own).doesNotContain(code));
    assertThat(town.back(friend.person()).get(booked.path() + "/access").code())
        .isEqualTo("access.grant-not-found");
  }

  @Test
  void anInvitationIsGoodForOnePersonWhoWasHandedIt() {
    var booked = doors.soon().tell();
    doors.codeOf(booked);
    var helper = UUID.randomUUID();
    var invitation = invite(booked, helper).text("/invitation");
    var friend = town.resident();

    assertThat(invite(booked, helper).text("/invitation")).isEqualTo(invitation);
    assertThat(accept(friend, booked, helper, "guessed").code())
        .isEqualTo("access.grant-not-found");
    assertThat(accept(booker(booked), booked, helper, invitation).code())
        .isEqualTo("access.holds-already");
    accept(friend, booked, helper, invitation).expect(200);
    accept(friend, booked, helper, invitation).expect(200);
    assertThat(accept(town.resident(), booked, helper, invitation).code())
        .isEqualTo("access.invitation-used");
    assertThat(Dump.of(town)).doesNotContain(invitation);
  }

  @Test
  void theBookerNamesFiveAtTheMostAndNobodyElseNamesAnybody() {
    var booked = doors.soon().tell();
    doors.codeOf(booked);
    var first = UUID.randomUUID();
    invite(booked, first).expect(200);
    for (int i = 1; i < 5; i++) {
      invite(booked, UUID.randomUUID()).expect(200);
    }

    assertThat(invite(booked, UUID.randomUUID()).code()).isEqualTo("access.too-many-helpers");
    booker(booked).put(booked.path() + "/helpers/" + first + "/removal", null).expect(200);
    invite(booked, UUID.randomUUID()).expect(200);
    var stranger = town.resident();
    assertThat(
            stranger
                .put(booked.path() + "/helpers/" + UUID.randomUUID(), "{\"label\":\"自己\"}")
                .code())
        .isEqualTo("access.grant-not-found");
    assertThat(booker(booked).put(booked.path() + "/helpers/" + first, "{\"label\":\"别人\"}").code())
        .isEqualTo("access.helper-id-reused");
  }

  @Test
  void theButtonOpensInTheWindowOnceAndTheRecordIsThePersons() {
    var booked = doors.soon().tell();
    doors.codeOf(booked);
    var press = UUID.randomUUID();
    assertThat(unlock(booked, press, "dance-room-door").code()).isEqualTo("access.outside-window");
    doors.passes(Duration.ofHours(1));
    locks.switches().set(TtLockSimulator.UNLOCK, Misbehaviour.error("-3003").times(1));

    assertThat(unlock(booked, press, "dance-room-door").code()).isEqualTo("access.lock-busy");
    unlock(booked, press, "dance-room-door").expect(200);
    int calls = locks.calls(TtLockSimulator.UNLOCK);
    unlock(booked, press, "dance-room-door").expect(200);

    assertThat(locks.calls(TtLockSimulator.UNLOCK)).isEqualTo(calls);
    assertThat(unlock(booked, press, "house-door").code()).isEqualTo("access.unlock-id-reused");
    assertThat(unlock(booked, UUID.randomUUID(), "library-door").code())
        .isEqualTo("access.door-not-found");
    locks.deliver(Delivery.IN_ORDER);
    assertThat(doors.records("dance-room-door"))
        .anyMatch(
            record ->
                record.path("method").asString().equals("remote")
                    && record.path("person").asString("").equals(booked.person()));
    Eventually.holds(() -> assertThat(doors.told("access.door-opened", booked)).hasSize(1));
  }

  @Test
  void aCardOpensInItsPersonsWindowAndIsClosedWhenTheBookingIsCancelled() {
    var booked = doors.soon();
    locks.enroll(HOUSE, "3152096");
    enrol(booked, "house-door", "3152096").expect(200);
    booked.tell();
    doors.codeOf(booked);

    doors.passes(Duration.ofMinutes(21));
    var window =
        List.of(
            booked.start().minusSeconds(600).truncatedTo(ChronoUnit.MINUTES).toEpochMilli(),
            booked.end().plusSeconds(600).truncatedTo(ChronoUnit.MINUTES).toEpochMilli());
    Eventually.holds(() -> assertThat(locks.enrolledWindow(HOUSE, "3152096")).isEqualTo(window));
    doors.passes(Duration.ofMinutes(40));
    assertThat(locks.hold(HOUSE, "3152096")).isTrue();
    locks.deliver(Delivery.IN_ORDER);
    assertThat(doors.records("house-door"))
        .anyMatch(
            record ->
                record.path("method").asString().equals("card")
                    && record.path("person").asString("").equals(booked.person()));
    Eventually.holds(() -> assertThat(doors.told("access.door-opened", booked)).hasSize(1));
    booked.state("cancelled").tell();

    Eventually.holds(
        () ->
            assertThat(locks.enrolledWindow(HOUSE, "3152096").getLast())
                .isLessThan(town.now().toEpochMilli()));
  }

  @Test
  void aLostCardIsClosedAtOnceAndOpensWithNoFurtherBooking() {
    var booked = doors.soon().tell();
    locks.enroll(HOUSE, "3152097");
    var lost = enrol(booked, "house-door", "3152097").expect(200).text("/id");
    doors.codeOf(booked);
    doors.passes(Duration.ofMinutes(61));
    Eventually.holds(() -> assertThat(closes("3152097")).isAfter(town.now()));

    assertThat(remove("dance-room-door", lost).code()).isEqualTo("access.enrolment-not-found");
    locks.switches().set(TtLockSimulator.CARD, Misbehaviour.error("-3003").times(1));
    remove("house-door", lost).expect(204);

    Eventually.holds(() -> assertThat(doors.stored(booked, "failures")).isPositive());
    assertThat(cards(booked)).extracting(card -> card.path("removed").asBoolean()).contains(true);
    doors.passes(Duration.ofMinutes(2));
    Eventually.holds(() -> assertThat(closes("3152097")).isBefore(town.now()));
    Eventually.holds(() -> assertThat(cards(booked)).isEmpty());
    assertThat(locks.type(HOUSE, doors.codeOf(booked))).isTrue();
    remove("house-door", lost).expect(204);
    assertThat(enrol(booked, "house-door", "3152097", lost).code())
        .isEqualTo("access.enrolment-id-reused");
  }

  @Test
  void aCardThatWasTakenOffTheLockKeepsNothingOpenAndNobodyBusy() {
    var booked = doors.soon().tell();
    locks.enroll(HOUSE, "3152099");
    var gone = enrol(booked, "house-door", "3152099").expect(200).text("/id");
    doors.codeOf(booked);
    doors.passes(Duration.ofMinutes(61));
    Eventually.holds(() -> assertThat(closes("3152099")).isAfter(town.now()));
    locks.disenroll(HOUSE, "3152099");

    remove("house-door", gone).expect(204);

    Eventually.holds(() -> assertThat(cards(booked)).isEmpty());
    assertThat(doors.stored(booked, "failures")).isZero();
  }

  @Test
  void aPressOfTheButtonThatOpenedIsToldFromOneThatDidNot() {
    var first = doors.soon().tell();
    var second = doors.soon().tell();
    doors.codeOf(first);
    doors.codeOf(second);
    doors.passes(Duration.ofMinutes(61));

    unlock(first, UUID.randomUUID(), "dance-room-door").expect(200);
    town.passes(Duration.ofSeconds(20));
    locks.switches().set(TtLockSimulator.UNLOCK, Misbehaviour.error("-3003").times(1));
    unlock(second, UUID.randomUUID(), "dance-room-door");
    locks.deliver(Delivery.IN_ORDER);

    var remote =
        doors.records("dance-room-door").stream()
            .filter(record -> record.path("method").asString().equals("remote"))
            .map(record -> record.path("person").asString(""))
            .toList();
    assertThat(remote).contains(first.person()).doesNotContain(second.person());
    Eventually.holds(() -> assertThat(doors.told("access.door-opened", first)).hasSize(1));
    assertThat(doors.told("access.door-opened", second)).isEmpty();
  }

  @Test
  void aCardThatOpensNothingIsForgottenAtOnce() {
    var booked = doors.soon();
    var unused = enrol(booked, "house-door", "3152098").expect(200).text("/id");

    remove("house-door", unused).expect(204);

    assertThat(cards(booked)).isEmpty();
    assertThat(remove("house-door", UUID.randomUUID().toString()).code())
        .isEqualTo("access.enrolment-not-found");
  }

  private static Instant closes(String handle) {
    return Instant.ofEpochMilli(locks.enrolledWindow(HOUSE, handle).getLast());
  }

  private static List<JsonNode> cards(Booked booked) {
    var path = "/communities/heping-li/people/" + booked.person() + "/enrolments";
    return town.operator().get(path).expect(200).body().path("items").valueStream().toList();
  }

  private static Answer remove(String door, String enrolment) {
    return town.operator()
        .delete("/communities/heping-li/doors/" + door + "/enrolments/" + enrolment);
  }

  private static Answer enrol(Booked booked, String door, String handle) {
    return enrol(booked, door, handle, UUID.randomUUID().toString());
  }

  private static Answer enrol(Booked booked, String door, String handle, String id) {
    return town.operator()
        .put(
            "/communities/heping-li/doors/" + door + "/enrolments/" + id,
            "{\"person\":\"%s\",\"kind\":\"card\",\"handle\":\"%s\"}"
                .formatted(booked.person(), handle));
  }

  private static Client booker(Booked booked) {
    return town.back(booked.person());
  }

  private static Answer invite(Booked booked, UUID helper) {
    return booker(booked).put(booked.path() + "/helpers/" + helper, "{\"label\":\"舞伴\"}");
  }

  private static Answer accept(Client friend, Booked booked, UUID helper, String invitation) {
    return friend.put(
        booked.path() + "/helpers/" + helper + "/acceptance",
        "{\"invitation\":\"%s\"}".formatted(invitation));
  }

  private static Answer unlock(Booked booked, UUID press, String door) {
    return booker(booked)
        .put(booked.path() + "/unlocks/" + press, "{\"door\":\"%s\"}".formatted(door));
  }
}

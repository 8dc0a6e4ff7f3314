package cn.linli.journey;

import static cn.linli.town.AtTheDoors.DANCE_ROOM;
import static cn.linli.town.AtTheDoors.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.TtLockSimulator;
import cn.linli.town.AtTheDoors;
import cn.linli.town.Booked;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A booking opens its doors, in its time and to its people. */
class AccessJourneyTest {
  private static final Misbehaviour LOST = Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK);

  @RegisterExtension private static final AtTheDoors doors = new AtTheDoors();
  private static final Town town = doors.town();
  private static final TtLockSimulator locks = doors.locks();

  @Test
  void aRoomThatIsBookedOpensUntilItIsCancelled() {
    var resident = town.resident();
    var start = Town.at(town.tomorrow(), "14:00");
    var id = UUID.randomUUID();
    resident.book(id, "dance-room", start, start.plusSeconds(7200)).expect(200);
    var booked = Booked.danceRoom(town, resident.person(), start, start.plusSeconds(7200)).as(id);
    // Far ahead or not: whichever it is, by then the code is there.
    doors.passes(Duration.between(town.now(), start));
    var code = doors.codeOf(booked);
    assertThat(locks.type(HOUSE, code)).isTrue();
    assertThat(locks.type(DANCE_ROOM, code)).isTrue();

    town.operator().put(booked.path() + "/cancellation", "{\"reason\":\"漏水\"}").expect(200);

    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).doesNotContain(code));
    Eventually.holds(() -> assertThat(locks.digitsOn(HOUSE)).doesNotContain(code));
  }

  @Test
  void aBookingOpensItsDoorAndTheOneOnTheWayInItsTimeOnly() {
    var booked = doors.soon().tell();

    var code = doors.codeOf(booked);
    assertThat(locks.type(DANCE_ROOM, code)).isFalse();
    town.passes(Duration.ofMinutes(51));
    assertThat(locks.type(HOUSE, code)).isTrue();
    assertThat(locks.type(DANCE_ROOM, code)).isTrue();
    assertThat(locks.type("1003", code)).isFalse();
    doors.passes(Duration.ofMinutes(140));
    assertThat(locks.type(DANCE_ROOM, code)).isFalse();
    Eventually.holds(() -> assertThat(doors.isOn(DANCE_ROOM, booked)).isFalse());
  }

  @Test
  void scenario17AnAcceptedUnpaidBookingHasNoUsableCredentialWhenItsTimeComes() {
    var unpaid = doors.soon().state("awaiting-payment").tell();
    Eventually.holds(() -> assertThat(doors.stored(unpaid, "seen")).isEqualTo(2));
    doors.passes(Duration.ofHours(1));
    town.settles();

    assertThat(doors.accessOf(unpaid).code()).isEqualTo("access.grant-not-found");
    assertThat(doors.isOn(DANCE_ROOM, unpaid)).isFalse();
    assertThat(doors.isOn(HOUSE, unpaid)).isFalse();
  }

  @Test
  void scenario18ACancellationSucceedsWhileTheVendorIsDownAndTheRevocationIsOwed() {
    var resident = town.resident();
    var start = Town.at(town.tomorrow().plusDays(1), "14:00");
    var id = UUID.randomUUID();
    resident.book(id, "dance-room", start, start.plusSeconds(7200)).expect(200);
    var booked = Booked.danceRoom(town, resident.person(), start, start.plusSeconds(7200)).as(id);
    Eventually.holds(() -> assertThat(doors.stored(booked, "seen")).isEqualTo(1));
    doors.passes(Duration.between(town.now(), start.minus(Duration.ofHours(3))));
    var code = doors.codeOf(booked);
    locks.switches().set(TtLockSimulator.PASSCODES, Misbehaviour.status(503));

    town.back(booked.person()).put(booked.path() + "/cancellation", "{}").expect(200);

    Eventually.holds(() -> assertThat(doors.accessOf(booked).text("/state")).isEqualTo("ended"));
    assertThat(doors.accessOf(booked).body().has("passcode")).isFalse();
    failsSoOften(booked, 3);
    assertThat(doors.alertsAbout(booked)).containsExactly("revocation-failing");
    assertThat(locks.digitsOn(DANCE_ROOM)).contains(code);
    locks.switches().clear();
    doors.passes(Duration.ofMinutes(15));
    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).doesNotContain(code));
    Eventually.holds(() -> assertThat(locks.digitsOn(HOUSE)).doesNotContain(code));
  }

  /** The tries of a wish that locks do not fulfil, each when it is due. */
  private static void failsSoOften(Booked booked, int times) {
    Eventually.holds(() -> assertThat(doors.stored(booked, "failures")).isEqualTo(1));
    for (int failed = 2; failed <= times; failed++) {
      int now = failed;
      doors.passes(Duration.ofMinutes(15));
      Eventually.holds(() -> assertThat(doors.stored(booked, "failures")).isEqualTo(now));
    }
  }

  @Test
  void scenario21AnswersThatAreLostAfterTheWorkLeaveOneCodeOnEachLockAndItOpens() {
    locks.switches().set(TtLockSimulator.ADD, LOST);
    var booked = doors.soon().tell();
    Eventually.holds(() -> assertThat(doors.stored(booked, "failures")).isPositive());
    locks.switches().clear();
    doors.passes(Duration.ofMinutes(2));
    var code = doors.codeOf(booked);
    assertThat(locks.digitsOn(DANCE_ROOM)).containsOnlyOnce(code);
    assertThat(locks.digitsOn(HOUSE)).containsOnlyOnce(code);
    locks.switches().set(TtLockSimulator.CHANGE, LOST);

    var later = booked.movedTo(booked.start().plusSeconds(7200), booked.end().plusSeconds(7200));
    later.tell();
    Eventually.holds(() -> assertThat(doors.stored(booked, "failures")).isPositive());
    var back = later.movedTo(booked.start(), booked.end());
    locks.switches().clear();
    back.tell();
    Eventually.holds(() -> assertThat(doors.stored(booked, "seen")).isEqualTo(3));

    assertThat(doors.codeOf(back)).isEqualTo(code);
    doors.passes(Duration.ofHours(1));
    assertThat(locks.type(DANCE_ROOM, code)).isTrue();
    assertThat(locks.type(HOUSE, code)).isTrue();
  }

  @Test
  void aMovedBookingMovesItsWindowAndKeepsItsPasscode() {
    var booked = doors.soon().tell();
    var code = doors.codeOf(booked);

    var later = booked.movedTo(booked.start().plusSeconds(7200), booked.end().plusSeconds(7200));
    later.tell();
    Eventually.holds(
        () ->
            assertThat(doors.accessOf(booked).text("/start")).isEqualTo(later.start().toString()));

    assertThat(doors.codeOf(later)).isEqualTo(code);
    town.passes(Duration.ofHours(1));
    assertThat(locks.type(DANCE_ROOM, code)).isFalse();
    town.passes(Duration.ofHours(2));
    assertThat(locks.type(DANCE_ROOM, code)).isTrue();
  }

  @Test
  void aBookingMovedFarAheadClosesTheDoorMeanwhile() {
    var booked = doors.soon().tell();
    var code = doors.codeOf(booked);

    booked.movedTo(booked.start().plusSeconds(864_000), booked.end().plusSeconds(864_000)).tell();

    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).doesNotContain(code));
  }

  @Test
  void whatIsHeardLateOrTwiceChangesNothing() {
    var placed = doors.soon();
    var cancelled = placed.state("cancelled");

    cancelled.tell();
    Eventually.holds(() -> assertThat(doors.stored(placed, "seen")).isEqualTo(2));
    placed.tell();
    placed.tell();
    doors.codeOf(doors.soon().tell());

    assertThat(doors.isOn(DANCE_ROOM, placed)).isFalse();
    assertThat(doors.accessOf(placed).code()).isEqualTo("access.grant-not-found");
  }

  @Test
  void aBookingFarAheadGetsItsPasscodeTheDayBefore() {
    var start = town.now().plus(Duration.ofDays(3));
    var person = town.resident().person();
    var booked = Booked.danceRoom(town, person, start, start.plusSeconds(3600)).tell();
    Eventually.holds(() -> doors.accessOf(booked).expect(200));

    assertThat(doors.accessOf(booked).body().has("passcode")).isFalse();
    doors.passes(Duration.ofDays(2).plusMinutes(1));

    assertThat(doors.codeOf(booked)).hasSize(8);
  }

  @Test
  void nobodyElseSeesThePasscode() {
    var booked = doors.soon().tell();
    doors.codeOf(booked);

    assertThat(town.resident().get(booked.path() + "/access").code())
        .isEqualTo("access.grant-not-found");
    assertThat(town.neighbour().get(booked.path() + "/access").status()).isIn(403, 404);
    assertThat(town.operator().get(booked.path() + "/access").status()).isEqualTo(403);
  }
}

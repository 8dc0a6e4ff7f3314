package cn.linli.journey;

import static cn.linli.town.AtTheDoors.DANCE_ROOM;
import static cn.linli.town.AtTheDoors.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.TimeRange;
import cn.linli.sim.TtLockSimulator;
import cn.linli.town.AtTheDoors;
import cn.linli.town.Booked;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every night devices and grants are compared, and both are healed. */
class NightlyCheckJourneyTest {
  @RegisterExtension private static final AtTheDoors doors = new AtTheDoors();
  private static final Town town = doors.town();
  private static final TtLockSimulator locks = doors.locks();

  @BeforeAll
  static void found() {
    // The check that follows on hanging up the doors.
    night();
  }

  @Test
  void scenario23ACodeWithoutALiveBookingIsRemovedAndReported() {
    var tomorrow = new TimeRange(town.now(), town.now().plus(Duration.ofDays(2)));
    var nobodys = UUID.randomUUID().toString().replace("-", "") + "-0";
    locks.putBeside(DANCE_ROOM, "73920165", nobodys, tomorrow);
    locks.putBeside(DANCE_ROOM, "61740283", "electrician", tomorrow);
    locks.putBeside(DANCE_ROOM, "90817264", "caretaker", null);

    night();

    Eventually.holds(
        () ->
            assertThat(locks.digitsOn(DANCE_ROOM))
                .contains("90817264")
                .doesNotContain("73920165", "61740283"));
    Eventually.holds(() -> assertThat(strays()).isEqualTo(2));
    night();
    assertThat(strays()).isEqualTo(2);
  }

  @Test
  void whatIsMissingOnALockIsPutThereAgainWithTheSamePasscode() {
    if (Duration.between(town.now(), nextNight()).toHours() >= 20) {
      doors.passes(Duration.ofHours(5));
    }
    var start = nextNight().plus(Duration.ofHours(3));
    var booked =
        Booked.danceRoom(town, town.resident().person(), start, start.plusSeconds(3600)).tell();
    var code = doors.codeOf(booked);
    locks.forget(DANCE_ROOM);

    night();

    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).contains(code));
    assertThat(locks.digitsOn(HOUSE)).containsOnlyOnce(code);
    doors.passes(Duration.between(town.now(), start));
    assertThat(locks.type(DANCE_ROOM, code)).isTrue();
  }

  @Test
  void aDoorThatGetsAnotherLockTakesItsPasscodesAlong() {
    locks.install("1006", 10);
    var booked = doors.soon().tell();
    var code = doors.codeOf(booked);
    hang("dance-room-door", "1006", 1);
    town.deployment().tick();

    Eventually.holds(() -> assertThat(locks.digitsOn("1006")).contains(code));
    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).doesNotContain(code));

    hang("dance-room-door", DANCE_ROOM, 2);
    town.deployment().tick();
    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).contains(code));
    assertThat(hang("library-door", DANCE_ROOM, 1)).isEqualTo("access.lock-taken");
    assertThat(hang("library-door", "1003", 7)).isEqualTo("access.changed-meanwhile");
  }

  private static String hang(String door, String lock, int revision) {
    var zone = door.replace("-door", "");
    return town.operator()
        .put(
            "/communities/heping-li/doors/" + door,
            "{\"name\":\"门\",\"zone\":\"%s\",\"lock\":\"%s\",\"unattended\":true,\"revision\":%d}"
                .formatted(zone, lock, revision))
        .code();
  }

  private static long strays() {
    return doors.alerts().stream()
        .filter(alert -> alert.path("kind").asString().equals("stray-code-removed"))
        .count();
  }

  /** Lets the night's check pass over every lock. */
  private static void night() {
    int before = locks.calls(TtLockSimulator.RECORDS);
    doors.passes(Duration.between(town.now(), nextNight()));
    Eventually.holds(
        () -> assertThat(locks.calls(TtLockSimulator.RECORDS)).isGreaterThanOrEqualTo(before + 5));
  }

  /** When all communities have had their turn. */
  private static Instant nextNight() {
    var now = town.now().atZone(Town.CALENDAR);
    var five = now.toLocalDate().atTime(5, 0).atZone(Town.CALENDAR);
    return (five.isAfter(now) ? five : five.plusDays(1)).toInstant();
  }
}

package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.TtLockSimulator;
import cn.linli.town.Answer;
import cn.linli.town.Booked;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A booking opens its doors, in its time and to its people. */
class AccessJourneyTest {
  private static final String HOUSE = "1001";
  private static final String DANCE_ROOM = "1002";
  private static Town town;
  private static TtLockSimulator locks;

  @BeforeAll
  static void found() {
    town = Town.another();
    locks = town.deployment().locks();
  }

  @AfterEach
  void behaves() {
    locks.switches().clear();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @Test
  void aBookingOpensItsDoorAndTheOneOnTheWayInItsTimeOnly() {
    var booked = soon().tell();

    var code = codeOf(booked);
    assertThat(locks.type(DANCE_ROOM, code)).isFalse();
    town.passes(Duration.ofMinutes(51));
    assertThat(locks.type(HOUSE, code)).isTrue();
    assertThat(locks.type(DANCE_ROOM, code)).isTrue();
    assertThat(locks.type("1003", code)).isFalse();
    town.passes(Duration.ofMinutes(140));
    assertThat(locks.type(DANCE_ROOM, code)).isFalse();
  }

  @Test
  void scenario17AnAcceptedUnpaidBookingHasNoUsableCredentialWhenItsTimeComes() {
    var unpaid = soon().state("awaiting-payment").tell();
    var paid = soon().tell();
    codeOf(paid);
    town.passes(Duration.ofMinutes(60));

    assertThat(town.back(unpaid.person()).get(unpaid.path() + "/access").code())
        .isEqualTo("access.grant-not-found");
    assertThat(locks.namesOn(DANCE_ROOM)).noneMatch(name -> isOf(unpaid, name));
  }

  @Test
  void scenario18ACancellationSucceedsWhileTheVendorIsDownAndTheRevocationIsOwed() {
    var booked = soon().tell();
    var code = codeOf(booked);
    locks.switches().set(TtLockSimulator.PASSCODES, Misbehaviour.status(503));

    booked.state("cancelled").tell();

    Eventually.holds(() -> assertThat(accessOf(booked).text("/state")).isEqualTo("ended"));
    assertThat(accessOf(booked).body().has("passcode")).isFalse();
    failsSoOften(booked, 3);
    Eventually.holds(
        () -> assertThat(alertsAbout(booked)).containsExactly("revocation-failing"));
    assertThat(locks.digitsOn(DANCE_ROOM)).contains(code);
    locks.switches().clear();
    town.passes(Duration.ofMinutes(15));
    town.deployment().tick();
    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).doesNotContain(code));
    Eventually.holds(() -> assertThat(locks.digitsOn(HOUSE)).doesNotContain(code));
  }

  @Test
  void aMovedBookingMovesItsWindowAndKeepsItsPasscode() {
    var booked = soon().tell();
    var code = codeOf(booked);

    var later = booked.movedTo(booked.start().plusSeconds(7200), booked.end().plusSeconds(7200));
    later.tell();
    Eventually.holds(
        () ->
            assertThat(accessOf(booked).text("/start")).isEqualTo(later.start().toString()));

    assertThat(codeOf(later)).isEqualTo(code);
    town.passes(Duration.ofMinutes(60));
    assertThat(locks.type(DANCE_ROOM, code)).isFalse();
    town.passes(Duration.ofMinutes(120));
    assertThat(locks.type(DANCE_ROOM, code)).isTrue();
  }

  @Test
  void whatIsHeardLateOrTwiceChangesNothing() {
    var placed = soon();
    var cancelled = placed.state("cancelled");

    cancelled.tell();
    Eventually.holds(() -> assertThat(grants(placed)).isEqualTo(1));
    placed.tell();
    placed.tell();
    codeOf(soon().tell());

    assertThat(locks.namesOn(DANCE_ROOM)).noneMatch(name -> isOf(placed, name));
    assertThat(town.back(placed.person()).get(placed.path() + "/access").code())
        .isEqualTo("access.grant-not-found");
  }

  @Test
  void aBookingFarAheadGetsItsPasscodeTheDayBefore() {
    var start = town.now().plus(Duration.ofDays(3));
    var person = town.resident().person();
    var booked = Booked.danceRoom(town, person, start, start.plusSeconds(3600)).tell();
    Eventually.holds(() -> accessOf(booked).expect(200));

    assertThat(accessOf(booked).body().has("passcode")).isFalse();
    town.passes(Duration.ofDays(2).plusMinutes(1));
    town.deployment().tick();

    assertThat(codeOf(booked)).hasSize(8);
  }

  @Test
  void nobodyElseSeesThePasscode() {
    var booked = soon().tell();
    codeOf(booked);

    assertThat(town.resident().get(booked.path() + "/access").code())
        .isEqualTo("access.grant-not-found");
    assertThat(town.neighbour().get(booked.path() + "/access").code())
        .isIn("access.not-found", "session.real-name-required");
    assertThat(town.operator().get(booked.path() + "/access").status()).isEqualTo(403);
  }

  /** The tries of a wish that locks do not fulfil, each when it is due. */
  private static void failsSoOften(Booked booked, int times) {
    Eventually.holds(() -> assertThat(failures(booked)).isEqualTo(1));
    for (int failed = 2; failed <= times; failed++) {
      int now = failed;
      town.passes(Duration.ofMinutes(15));
      town.deployment().tick();
      Eventually.holds(() -> assertThat(failures(booked)).isEqualTo(now));
    }
  }

  private static int failures(Booked booked) {
    return Dump.items(town, "access").stream()
        .filter(item -> item.get("pk").s().endsWith("#grant#" + booked.id()))
        .filter(item -> item.get("sk").s().equals("grant"))
        .mapToInt(item -> Integer.parseInt(item.get("failures").n()))
        .sum();
  }

  private static long grants(Booked booked) {
    return Dump.items(town, "access").stream()
        .filter(item -> item.get("pk").s().endsWith(booked.id().toString()))
        .count();
  }

  private static boolean isOf(Booked booked, String name) {
    return name.startsWith(booked.id().toString().replace("-", ""));
  }

  private static Answer accessOf(Booked booked) {
    return town.back(booked.person()).get(booked.path() + "/access");
  }

  private static List<String> alertsAbout(Booked booked) {
    var month = YearMonth.from(town.now().atZone(Town.CALENDAR));
    return town.operator()
        .get("/communities/heping-li/access-alerts?limit=100&month=" + month)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(alert -> alert.path("reservation").asString("").equals(booked.id().toString()))
        .map(alert -> alert.path("kind").asString())
        .toList();
  }

  private static Booked soon() {
    var start = town.now().plus(Duration.ofHours(1));
    return Booked.danceRoom(town, town.resident().person(), start, start.plus(Duration.ofHours(2)));
  }

  /** The passcode that the booker reads, as soon as every lock has it. */
  private static String codeOf(Booked booked) {
    var booker = town.back(booked.person());
    Eventually.holds(
        () ->
            assertThat(booker.get(booked.path() + "/access").body().path("doors"))
                .isNotEmpty()
                .allMatch(door -> door.path("state").asString().equals("ready")));
    return booker.get(booked.path() + "/access").expect(200).text("/passcode");
  }
}

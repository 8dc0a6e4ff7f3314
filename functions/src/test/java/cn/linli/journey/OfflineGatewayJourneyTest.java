package cn.linli.journey;

import static cn.linli.town.AtTheDoors.DANCE_ROOM;
import static cn.linli.town.AtTheDoors.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.TtLockSimulator;
import cn.linli.sim.TtLockSimulator.Gateway;
import cn.linli.town.AtTheDoors;
import cn.linli.town.Booked;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Scenario 24: a resident gets in although the gateway is away, or somebody comes. */
class OfflineGatewayJourneyTest {
  @RegisterExtension private static final AtTheDoors doors = new AtTheDoors();
  private static final Town town = doors.town();
  private static final TtLockSimulator locks = doors.locks();

  @AfterEach
  void behaves() {
    locks.gateway(DANCE_ROOM, Gateway.ONLINE);
    locks.gateway("1003", Gateway.ONLINE);
  }

  @Test
  void scenario24APreIssuedOfflineCodeOpensWhileTheGatewayIsAway() {
    locks.gateway(DANCE_ROOM, Gateway.OFFLINE);
    var booked = doors.soon().tell();

    var code = doors.codeOf(booked);
    var offline = atDoor(booked, "dance-room-door").path("passcode").asString();
    assertThat(atDoor(booked, "house-door").has("passcode")).isFalse();
    doors.passes(Duration.ofMinutes(61));

    assertThat(locks.type(HOUSE, code)).isTrue();
    assertThat(locks.type(DANCE_ROOM, offline)).isTrue();
    town.settles();
    assertThat(kinds(booked)).doesNotContain("duty-called");
  }

  @Test
  void whenTheGatewayIsBackThePasscodeOpensTooAndCancellingTakesBothOff() {
    locks.gateway(DANCE_ROOM, Gateway.OFFLINE);
    var booked = doors.soon().tell();
    var code = doors.codeOf(booked);
    var offline = atDoor(booked, "dance-room-door").path("passcode").asString();
    locks.gateway(DANCE_ROOM, Gateway.ONLINE);

    doors.passes(Duration.ofMinutes(15));

    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).contains(code, offline));
    Eventually.holds(() -> assertThat(atDoor(booked, "dance-room-door").has("passcode")).isFalse());
    booked.state("cancelled").tell();
    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).doesNotContain(code, offline));
  }

  @Test
  void anOfflineCodeOfATimeThatWasLeftOpensNoMore() {
    locks.gateway(DANCE_ROOM, Gateway.OFFLINE);
    var booked = doors.soon().tell();
    doors.codeOf(booked);
    var offline = atDoor(booked, "dance-room-door").path("passcode").asString();
    locks.gateway(DANCE_ROOM, Gateway.ONLINE);

    booked.movedTo(booked.start().plusSeconds(14_400), booked.end().plusSeconds(14_400)).tell();

    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).doesNotContain(offline));
    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).contains(doors.codeOf(booked)));
  }

  @Test
  void scenario24DutyStaffIsCalledWithinTwoMinutesWhereThereIsNoOfflineCode() {
    locks.gateway(DANCE_ROOM, Gateway.NONE);
    locks.switches().set(TtLockSimulator.GET, Misbehaviour.error("-1026"));
    var booked = doors.soon().tell();
    Eventually.holds(() -> assertThat(doors.stored(booked, "failures")).isPositive());
    assertThat(kinds(booked)).doesNotContain("duty-called");

    doors.passes(Duration.between(town.now(), booked.start().minusSeconds(540)));

    Eventually.holds(() -> assertThat(doors.told("access.duty-called", booked)).hasSize(1));
    assertThat(kinds(booked)).contains("duty-called");
    doors.passes(Duration.ofMinutes(20));
    assertThat(doors.told("access.duty-called", booked)).hasSize(1);
  }

  @Test
  void nobodyIsCalledWhereStaffIsAbout() {
    locks.gateway("1003", Gateway.NONE);
    locks.switches().set(TtLockSimulator.GET, Misbehaviour.error("-1026"));
    var booked = doors.soon().opening("library", "whole").tell();
    Eventually.holds(() -> assertThat(doors.stored(booked, "failures")).isPositive());

    for (int i = 0; i < 5; i++) {
      int before = doors.stored(booked, "failures");
      doors.passes(Duration.ofMinutes(15));
      Eventually.holds(() -> assertThat(doors.stored(booked, "failures")).isGreaterThan(before));
    }

    assertThat(kinds(booked)).containsExactly("installation-failing");
  }

  private static JsonNode atDoor(Booked booked, String door) {
    return doors
        .accessOf(booked)
        .expect(200)
        .body()
        .path("doors")
        .valueStream()
        .filter(each -> each.path("door").asString().equals(door))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> kinds(Booked booked) {
    return doors.alertsAbout(booked);
  }
}

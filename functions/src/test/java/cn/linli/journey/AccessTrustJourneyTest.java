package cn.linli.journey;

import static cn.linli.town.AtTheDoors.DANCE_ROOM;
import static cn.linli.town.AtTheDoors.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import cn.linli.logs.Lines;
import cn.linli.logs.ReadsLogs;
import cn.linli.shared.http.Json;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.TtLockSimulator;
import cn.linli.town.AtTheDoors;
import cn.linli.town.Booked;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Passcodes stay secret, communities apart, workers out of each other's way, people forgotten. */
@ReadsLogs
class AccessTrustJourneyTest {
  @RegisterExtension private static final AtTheDoors doors = new AtTheDoors();
  private static final Town town = doors.town();
  private static final TtLockSimulator locks = doors.locks();

  @Test
  void aPasscodeIsInNoTableEventOrLog() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var seen = new Lines();
    seen.start();
    root.addAppender(seen);
    try {
      var booked = doors.soon().tell();
      var code = doors.codeOf(booked);
      doors.passes(Duration.ofMinutes(55));
      locks.type(DANCE_ROOM, code);
      locks.type(DANCE_ROOM, "90817265");
      locks.deliver(TtLockSimulator.Delivery.IN_ORDER);
      town.settles();

      assertThat(Dump.of(town)).doesNotContain(code, "90817265");
      assertThat(String.join("\n", town.deployment().bus().published()))
          .doesNotContain(code, "90817265");
      assertThat(seen.events().stream().map(ILoggingEvent::getFormattedMessage))
          .noneMatch(line -> line.contains(code) || line.contains("90817265"))
          .noneMatch(line -> line.contains(TtLockSimulator.SECRET.get("callbackKey")));
    } finally {
      root.detachAppender(seen);
    }
  }

  @Test
  void scenario60NothingOfAnotherCommunityIsFound() {
    var booked = doors.soon().tell();
    doors.codeOf(booked);
    var neighbour = town.neighbour();
    var ours = "/communities/heping-li/";
    var theirs = "/communities/xingfu-li/";

    assertThat(neighbour.get(ours + "doors").code()).isEqualTo("access.not-found");
    assertThat(neighbour.get(ours + "doors/house-door/unlock-records?month=2026-12").code())
        .isEqualTo("access.not-found");
    assertThat(neighbour.get(ours + "access-alerts?month=2026-12").code())
        .isEqualTo("access.not-found");
    assertThat(neighbour.get(theirs + "doors/dance-room-door").code())
        .isEqualTo("access.door-not-found");
    var body =
        "{\"name\":\"门\",\"zone\":\"whole\",\"lock\":\"1001\",\"unattended\":true,\"revision\":0}";
    assertThat(neighbour.put(theirs + "doors/side-door", body).code())
        .isEqualTo("access.lock-taken");
  }

  @Test
  void manyWorkersAtOnceLeaveOneCodeOnEachLock() throws Exception {
    var booked = doors.soon().tell();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.execute(() -> fallDue(booked));
      }
    }
    var code = doors.codeOf(booked);

    assertThat(locks.digitsOn(DANCE_ROOM)).containsOnlyOnce(code);
    assertThat(locks.namesOn(HOUSE)).filteredOn(name -> isOf(booked, name)).hasSize(1);
  }

  @Test
  void aCancellationDuringTheWorkIsStrongerThanTheWork() throws Exception {
    locks.switches().set(TtLockSimulator.ADD, Misbehaviour.slow(Duration.ofMillis(700)));
    int before = locks.calls(TtLockSimulator.ADD);
    var booked = doors.soon().tell();
    Eventually.holds(() -> assertThat(locks.calls(TtLockSimulator.ADD)).isGreaterThan(before));

    booked.state("cancelled").tell();

    Eventually.holds(() -> assertThat(doors.accessOf(booked).text("/state")).isEqualTo("ended"));
    town.settles();
    assertThat(locks.namesOn(DANCE_ROOM)).noneMatch(name -> isOf(booked, name));
    assertThat(locks.namesOn(HOUSE)).noneMatch(name -> isOf(booked, name));
  }

  @Test
  void aPasscodeThatALockHasAlreadyIsDrawnAnewForAllDoors() {
    locks.switches().set(TtLockSimulator.ADD, Misbehaviour.error("-2032").times(1));

    var booked = doors.soon().tell();
    var code = doors.codeOf(booked);

    assertThat(locks.digitsOn(DANCE_ROOM)).containsOnlyOnce(code);
    assertThat(locks.digitsOn(HOUSE)).containsOnlyOnce(code);
  }

  @Test
  void whoeverIsErasedLeavesNoLabelsBehindAndHelpsNobodyAnyMore() {
    var booked = doors.soon().tell();
    doors.codeOf(booked);
    var helper = UUID.randomUUID();
    var path = booked.path() + "/helpers/" + helper;
    var invitation =
        town.back(booked.person()).put(path, "{\"label\":\"舞伴小李\"}").text("/invitation");
    var friend = town.resident();
    friend.put(path + "/acceptance", "{\"invitation\":\"%s\"}".formatted(invitation)).expect(200);
    var code = doors.codeOf(friend, booked);
    assertThat(town.back(booked.person()).get("/me/export").text("/access/0/labels/0"))
        .isEqualTo("舞伴小李");
    assertThat(town.back(friend.person()).get("/me/export").text("/access/0/what"))
        .isEqualTo("helper");

    town.back(friend.person()).put("/me/erasure", null).expect(202);
    doors.passes(Duration.ofMinutes(12));

    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).doesNotContain(code));
    Eventually.holds(() -> assertThat(Dump.of(town)).doesNotContain("舞伴小李"));
    town.settles();
  }

  private static boolean isOf(Booked booked, String name) {
    return name.startsWith(booked.id().toString().replace("-", ""));
  }

  /** What the queue does when a message comes again and again. */
  private static void fallDue(Booked booked) {
    var data = Map.of("task", "access.settle", "ref", booked.id());
    var detail =
        Map.of(
            "id",
            UUID.randomUUID(),
            "type",
            "access.fell-due",
            "community",
            Town.COMMUNITY,
            "at",
            town.now(),
            "data",
            data);
    var body = Json.text(Map.of("detail", detail));
    var batch = Map.of("Records", List.of(Map.of("messageId", "1", "body", body)));
    town.deployment().lambdas().call("onAccessFellDue", Json.bytes(batch));
  }
}

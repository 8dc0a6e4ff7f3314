package cn.linli.journey;

import static cn.linli.town.AtTheDoors.DANCE_ROOM;
import static cn.linli.town.AtTheDoors.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.TtLockSimulator;
import cn.linli.sim.TtLockSimulator.Delivery;
import cn.linli.sim.TtLockSimulator.Gateway;
import cn.linli.town.AtTheDoors;
import cn.linli.town.Booked;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What locks tell is stored once, in their order, and means something. */
class UnlockRecordsJourneyTest {
  private static final String DOOR = "dance-room-door";
  @RegisterExtension private static final AtTheDoors doors = new AtTheDoors();
  private static final Town town = doors.town();
  private static final TtLockSimulator locks = doors.locks();

  @Test
  void scenario22RecordsDeliveredTwiceAndOutOfOrderAreStoredOnceInDeviceOrder() {
    var booked = doors.soon().tell();
    var code = doors.codeOf(booked);
    town.passes(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      locks.type(DANCE_ROOM, code);
      town.passes(Duration.ofSeconds(30));
    }
    locks.type(DANCE_ROOM, "90817263");

    assertThat(locks.deliver(Delivery.TWICE_AND_OUT_OF_ORDER)).isGreaterThanOrEqualTo(8);

    var records = of(booked);
    assertThat(records)
        .hasSize(3)
        .allMatch(r -> r.path("person").asString().equals(booked.person()));
    assertThat(times(records)).isSorted().doesNotHaveDuplicates();
    Eventually.holds(() -> assertThat(doors.told("access.door-opened", booked)).hasSize(1));
    assertThat(doors.alertsAbout(booked)).isEmpty();
  }

  @Test
  void scenario19TheOldCodeOfACancelledBookingIsDeniedLoggedAgainstItAndStaffIsAlerted() {
    var booked = doors.soon().tell();
    var code = doors.codeOf(booked);
    booked.state("cancelled").tell();
    Eventually.holds(() -> assertThat(locks.digitsOn(DANCE_ROOM)).doesNotContain(code));
    Eventually.holds(() -> assertThat(locks.digitsOn(HOUSE)).doesNotContain(code));
    town.passes(Duration.ofMinutes(61));

    assertThat(locks.type(DANCE_ROOM, code)).isFalse();
    locks.deliver(Delivery.IN_ORDER);

    assertThat(of(booked)).singleElement().matches(r -> happened(r, "denied", "passcode"));
    assertThat(doors.alertsAbout(booked)).containsExactly("denied");
    Eventually.holds(() -> assertThat(doors.told("access.alert-raised", booked)).hasSize(1));
    assertThat(doors.told("access.door-opened", booked)).isEmpty();
  }

  @Test
  void aDeliveryThatWasLostIsFoundByAsking() {
    var booked = doors.soon().tell();
    var code = doors.codeOf(booked);
    doors.passes(Duration.ofMinutes(51));
    locks.type(DANCE_ROOM, code);

    doors.passes(Duration.ofMinutes(5));

    Eventually.holds(() -> assertThat(of(booked)).hasSize(1));
    locks.deliver(Delivery.TWICE);
    assertThat(of(booked)).hasSize(1);
  }

  @Test
  void recordsThatALockKeptWhileItsGatewayWasAwayAreFoundLater() {
    var booked = doors.soon().tell();
    var code = doors.codeOf(booked);
    doors.passes(Duration.ofMinutes(55));
    locks.gateway(DANCE_ROOM, Gateway.OFFLINE);
    locks.type(DANCE_ROOM, code);
    doors.passes(Duration.ofMinutes(30));
    locks.gateway(DANCE_ROOM, Gateway.ONLINE);

    doors.passes(Duration.ofMinutes(5));

    Eventually.holds(() -> assertThat(of(booked)).hasSize(1));
  }

  @Test
  void alertsOnADoorLeftOpenAndOnAnOpeningOutsideAnyWindow() {
    // Nobody's booking lasts so long.
    town.passes(Duration.ofDays(2));
    locks.happens(DANCE_ROOM, 64, town.now());
    locks.happens(DANCE_ROOM, 7, town.now());
    locks.deliver(Delivery.IN_ORDER);

    assertThat(doors.alerts().stream().map(alert -> alert.path("kind").asString()))
        .contains("door-left-open", "opened-outside-window");
  }

  @Test
  void whatALockRemembersOfAnotherDoorIsNotToldOfThisOne() {
    locks.install("1007", 10);
    locks.happens("1007", 7, town.now().minusSeconds(600));
    town.operator()
        .put(
            "/communities/heping-li/doors/shed-door",
            "{\"name\":\"库房\",\"zone\":\"whole\",\"lock\":\"1007\",\"unattended\":true,\"revision\":0}")
        .expect(200);
    int before = locks.calls(TtLockSimulator.RECORDS);

    town.deployment().tick();
    Eventually.holds(
        () -> assertThat(locks.calls(TtLockSimulator.RECORDS)).isGreaterThan(before + 4));
    locks.deliver(Delivery.IN_ORDER);
    town.settles();

    assertThat(doors.records("shed-door")).isEmpty();
  }

  @Test
  void aDeliveryWithAnotherKeyStoresNothing() {
    var path = "/lock-vendors/ttlock/";
    var body =
        "lockId=1002&notifyType=1&records=%5B%7B%22lockDate%22%3A1%2C%22recordType%22%3A4%7D%5D"
            .getBytes(StandardCharsets.UTF_8);
    var form = "application/x-www-form-urlencoded";

    var forged = town.anybody().send("POST", path + "guessed", body, form);
    var unknown =
        town.anybody()
            .send(
                "POST",
                path + TtLockSimulator.SECRET.get("callbackKey"),
                "lockId=222&notifyType=1&records=%5B%5D".getBytes(StandardCharsets.UTF_8),
                form);

    assertThat(forged.code()).isEqualTo("access.call-refused");
    assertThat(unknown.expect(200).raw().body()).isEqualTo("success");
    assertThat(Dump.items(town, "access"))
        .noneMatch(item -> item.get("sk").s().startsWith("1970-01-01T"));
  }

  private static List<JsonNode> of(Booked booked) {
    return doors.records(DOOR).stream()
        .filter(record -> record.path("reservation").asString("").equals(booked.id().toString()))
        .toList();
  }

  private static List<String> times(List<JsonNode> records) {
    return records.stream().map(record -> record.path("at").asString()).toList();
  }

  private static boolean happened(JsonNode record, String what, String method) {
    return record.path("happening").asString().equals(what)
        && record.path("method").asString().equals(method);
  }
}

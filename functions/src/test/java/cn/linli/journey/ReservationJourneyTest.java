package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main job: see what is free, book it, see it, cancel it, and what happens the second time. */
@SharesTown
class ReservationJourneyTest {
  private final Town town = Town.get();

  @AfterEach
  void calm() {
    town.weather().clear();
  }

  @Test
  void aZoneIsBookedSeenAndCancelledAndItsSlotsAreFreeAgain() {
    var day = town.quietDay();
    var resident = town.resident();
    var id = UUID.randomUUID();
    assertThat(free(day, "library")).isEqualTo("09:00-21:00");

    var booked =
        resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);

    assertThat(booked.text("/state")).isEqualTo("confirmed");
    assertThat(free(day, "library")).isEqualTo("09:00-10:00 12:00-21:00");
    assertThat(free(day, "whole")).isEqualTo("09:00-10:00 12:00-21:00");
    assertThat(free(day, "dance-room")).isEqualTo("09:00-21:00");
    assertThat(resident.get("/communities/heping-li/reservations/" + id).body())
        .isEqualTo(booked.body());
    assertThat(
            resident.get("/communities/heping-li/my-reservations").expect(200).text("/items/0/id"))
        .isEqualTo(id.toString());
    var cancelled =
        resident
            .put("/communities/heping-li/reservations/" + id + "/cancellation", "{}")
            .expect(200);
    assertThat(cancelled.text("/state")).isEqualTo("cancelled");
    assertThat(free(day, "library")).isEqualTo("09:00-21:00");
    assertThat(
            resident
                .put("/communities/heping-li/reservations/" + id + "/cancellation", "{}")
                .body())
        .isEqualTo(cancelled.body());
    town.resident().book("library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
  }

  @Test
  void theSamePutTwiceIsOneBookingAndAnotherBodyIsRefused() {
    var day = town.quietDay();
    var resident = town.resident();
    var id = UUID.randomUUID();
    var first =
        resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
    town.passes(Duration.ofSeconds(5));

    var same = resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00"));
    var other = resident.book(id, "library", Town.at(day, "13:00"), Town.at(day, "14:00"));
    var stranger =
        town.resident().book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00"));

    assertThat(same.expect(200).body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("venue.reservation-id-reused");
    assertThat(stranger.code()).isEqualTo("venue.reservation-id-reused");
    assertThat(free(day, "library")).isEqualTo("09:00-10:00 12:00-21:00");
  }

  @Test
  void theSamePutTwiceAtOnceIsOneBooking() throws Exception {
    var resident = town.resident();
    for (int round = 0; round < 5; round++) {
      var day = town.quietDay();
      var id = UUID.randomUUID();
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        var one =
            executor.submit(
                () -> resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00")));
        var two =
            executor.submit(
                () -> resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00")));

        assertThat(one.get().expect(200).body()).isEqualTo(two.get().expect(200).body());
      }
    }
  }

  @Test
  void aCommitWhoseAnswerIsLostIsNotBookedTwice() {
    var day = town.quietDay();
    var resident = town.resident();
    var id = UUID.randomUUID();
    town.weather().losesTheNextAnswer();

    var first = resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00"));
    var again =
        resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);

    assertThat(first.status()).isIn(200, 500, 503);
    assertThat(again.text("/state")).isEqualTo("confirmed");
    assertThat(free(day, "library")).isEqualTo("09:00-10:00 12:00-21:00");
  }

  @Test
  void throttlingIsAnsweredWithTryAgainAndLeavesNothingHalfDone() {
    var day = town.quietDay();
    var resident = town.resident();
    town.weather().throttles(100);

    var refused = resident.book("library", Town.at(day, "10:00"), Town.at(day, "12:00"));

    town.weather().clear();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("server.busy");
    assertThat(refused.raw().headers().firstValue("retry-after")).isPresent();
    assertThat(free(day, "library")).isEqualTo("09:00-21:00");
  }

  @Test
  void aPersonsLimitHoldsForManyRequestsAtOnce() throws Exception {
    var day = town.quietDay();
    var resident = town.resident();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries =
          IntStream.range(9, 15)
              .mapToObj(
                  hour ->
                      executor.submit(
                          () ->
                              resident.book(
                                  "library",
                                  Town.at(day, "%02d:00".formatted(hour)),
                                  Town.at(day, "%02d:00".formatted(hour + 1)))))
              .toList();
      var codes = new ArrayList<String>();
      for (var attempt : tries) {
        codes.add(attempt.get().code());
      }

      assertThat(codes).filteredOn("ok"::equals).hasSize(2);
      assertThat(codes).filteredOn("venue.person-limit"::equals).hasSize(4);
    }
  }

  @Test
  void residentsCancelUntilTheDeadlineAndStaffUntilTheEnd() {
    var day = town.quietDay();
    var resident = town.resident();
    var id = UUID.randomUUID();
    resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
    var path = "/communities/heping-li/reservations/" + id + "/cancellation";
    var other = town.resident().put(path, "{}");
    var early = town.operator().put(path, "{}");

    town.passes(Duration.between(town.now(), Town.at(day, "09:30")));
    var late = town.logIn(key(resident)).put(path, "{}");
    var byStaff = town.operator().put(path, "{\"reason\":\"设备检修\"}").expect(200);

    assertThat(other.code()).isEqualTo("venue.reservation-not-found");
    assertThat(early.text("/errors/0/pointer")).isEqualTo("/reason");
    assertThat(late.code()).isEqualTo("venue.cancel-too-late");
    assertThat(byStaff.text("/endReason")).isEqualTo("设备检修");
  }

  @Test
  void aZoneAddedLaterRespectsWhatTheWholePlaceHadPromised() {
    var day = town.quietDay();
    town.resident().book("whole", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
    var rules =
        "{\"slotMinutes\":30,\"bufferMinutes\":0,\"minMinutes\":30,\"maxMinutes\":240,\"advanceDays\":365,\"cancelBeforeMinutes\":0,\"perPerson\":{\"daily\":2}}";
    town.operator()
        .put(
            "/communities/heping-li/zones/attic",
            "{\"name\":\"阁楼\",\"parent\":\"whole\",\"capacity\":9,\"revision\":0,\"rules\":"
                + rules
                + "}")
        .expect(200);

    var refused = town.resident().book("attic", Town.at(day, "11:00"), Town.at(day, "13:00"));

    assertThat(refused.code()).isEqualTo("venue.slot-taken");
    assertThat(refused.text("/detail")).contains("whole");
  }

  @Test
  void theTreeOfZonesStaysATree() {
    var rules =
        "{\"slotMinutes\":30,\"bufferMinutes\":0,\"minMinutes\":30,\"maxMinutes\":240,\"advanceDays\":365,\"cancelBeforeMinutes\":0,\"perPerson\":{\"daily\":2}}";
    var operator = town.operator();
    var put = "/communities/heping-li/zones/";

    assertThat(
            zone(
                operator.put(
                    put + "r2",
                    "{\"name\":\"甲\",\"capacity\":9,\"revision\":0,\"rules\":" + rules + "}")))
        .isEqualTo("venue.zone-second-root");
    assertThat(
            zone(
                operator.put(
                    put + "r2",
                    "{\"name\":\"甲\",\"parent\":\"nowhere\",\"capacity\":9,\"revision\":0,\"rules\":"
                        + rules
                        + "}")))
        .isEqualTo("venue.zone-parent-unknown");
    operator
        .put(
            put + "floor",
            "{\"name\":\"一层\",\"parent\":\"whole\",\"capacity\":9,\"revision\":0,\"rules\":"
                + rules
                + "}")
        .expect(200);
    operator
        .put(
            put + "corner",
            "{\"name\":\"一角\",\"parent\":\"floor\",\"capacity\":9,\"revision\":0,\"rules\":"
                + rules
                + "}")
        .expect(200);
    assertThat(
            zone(
                operator.put(
                    put + "floor",
                    "{\"name\":\"一层\",\"parent\":\"corner\",\"capacity\":9,\"revision\":1,\"rules\":"
                        + rules
                        + "}")))
        .isEqualTo("venue.zone-loop");
    assertThat(
            zone(
                operator.put(
                    put + "floor",
                    "{\"name\":\"新名\",\"parent\":\"whole\",\"capacity\":9,\"revision\":0,\"rules\":"
                        + rules
                        + "}")))
        .isEqualTo("venue.changed-meanwhile");
  }

  private static String zone(Answer answer) {
    return answer.code();
  }

  /** The simulator's name of a resident, to log in again after time has passed. */
  private String key(Client client) {
    return town.keyOf(client);
  }

  private String free(LocalDate day, String zone) {
    var answer = town.anybody().get("/communities/heping-li/free-slots?date=" + day).expect(200);
    for (var item : answer.body().path("items")) {
      if (item.path("zone").asString().equals(zone)) {
        var ranges = new ArrayList<String>();
        item.path("free")
            .forEach(
                range ->
                    ranges.add(
                        local(range.path("start").asString())
                            + "-"
                            + local(range.path("end").asString())));
        return String.join(" ", ranges);
      }
    }
    throw new AssertionError("no zone " + zone);
  }

  private static String local(String instant) {
    return Instant.parse(instant).atZone(Town.CALENDAR).toLocalTime().toString();
  }
}

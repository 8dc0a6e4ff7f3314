package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reservation moves to another time whole or not at all. */
@SharesTown
class ReschedulingJourneyTest {
  private final Town town = Town.get();
  private final LocalDate day = town.quietDay();

  @AfterEach
  void calm() {
    town.weather().clear();
  }

  @Test
  void movesOverItsOwnTimeAndFreesOnlyWhatItLeaves() {
    var resident = town.resident();
    var id = book(resident, "library", "10:00", "12:00");

    var moved = move(resident, id, day, "11:00", "13:00").expect(200);

    assertThat(moved.text("/start")).isEqualTo(Town.at(day, "11:00").toString());
    assertThat(free(day, "library")).isEqualTo("09:00-11:00 13:00-21:00");
    assertThat(free(day, "whole")).isEqualTo("09:00-11:00 13:00-21:00");
    assertThat(move(resident, id, day, "11:00", "13:00").body()).isEqualTo(moved.body());
    assertThat(resident.get("/communities/heping-li/reservations/" + id).body())
        .isEqualTo(moved.body());
  }

  @Test
  void theFirstRequestSentAgainIsStillTheSameReservation() {
    var resident = town.resident();
    var id = book(resident, "library", "10:00", "12:00");
    var moved = move(resident, id, day, "15:00", "16:00").expect(200);

    var again = resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00"));

    assertThat(again.expect(200).body()).isEqualTo(moved.body());
    assertThat(free(day, "library")).isEqualTo("09:00-15:00 16:00-21:00");
  }

  @Test
  void movesIntoAnotherMonthWithItsCount() {
    var later = day.plusMonths(1);
    while (later.getDayOfWeek().getValue() > 5) {
      later = later.plusDays(1);
    }
    var resident = town.resident();
    var id = book(resident, "multimedia-room", "19:00", "20:00");

    move(resident, id, later, "19:00", "20:00").expect(200);

    var mine = resident.get("/communities/heping-li/my-reservations").expect(200);
    assertThat(mine.body().path("items").size()).isEqualTo(1);
    assertThat(mine.text("/items/0/start")).isEqualTo(Town.at(later, "19:00").toString());
    move(resident, id, day, "19:00", "20:00").expect(200);
  }

  @Test
  void whatIsTakenOrAgainstTheRulesLeavesItWhereItIs() {
    var resident = town.resident();
    var id = book(resident, "library", "10:00", "12:00");
    book(town.resident(), "library", "14:00", "15:00");

    assertThat(move(resident, id, day, "13:30", "14:30").code()).isEqualTo("venue.slot-taken");
    assertThat(move(resident, id, day, "20:30", "21:30").code()).isEqualTo("venue.closed");
    assertThat(move(resident, id, day, "13:00", "12:00").code()).isEqualTo("request.invalid");
    assertThat(move(town.resident(), id, day, "16:00", "17:00").code())
        .isEqualTo("venue.reservation-not-found");
    assertThat(free(day, "library")).isEqualTo("09:00-10:00 12:00-14:00 15:00-21:00");
    resident.put("/communities/heping-li/reservations/" + id + "/cancellation", "{}").expect(200);
    assertThat(move(resident, id, day, "16:00", "17:00").code())
        .isEqualTo("venue.reservation-over");
  }

  @Test
  void ofTwoThatMoveToTheSameTimeOneDoes() throws Exception {
    for (int round = 0; round < 5; round++) {
      var date = town.quietDay();
      var one = town.resident();
      var other = town.resident();
      var ones = UUID.randomUUID();
      var others = UUID.randomUUID();
      one.book(ones, "library", Town.at(date, "09:00"), Town.at(date, "10:00")).expect(200);
      other.book(others, "library", Town.at(date, "10:00"), Town.at(date, "11:00")).expect(200);
      town.weather().conflicts(30);

      var answers =
          AtOnce.all(
              List.of(
                  () -> move(one, ones, date, "15:00", "16:00"),
                  () -> move(other, others, date, "15:30", "16:30")));

      town.weather().clear();
      assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
      assertThat(free(date, "library"))
          .isIn("09:00-10:00 11:00-15:00 16:00-21:00", "10:00-15:30 16:30-21:00");
    }
  }

  @Test
  void theSameReservationMovedTwiceAtOnceIsInOnePlace() throws Exception {
    for (int round = 0; round < 5; round++) {
      var date = town.quietDay();
      var resident = town.resident();
      var id = UUID.randomUUID();
      resident.book(id, "library", Town.at(date, "09:00"), Town.at(date, "10:00")).expect(200);

      AtOnce.all(
              List.of(
                  () -> move(resident, id, date, "12:00", "13:00"),
                  () -> move(resident, id, date, "12:30", "13:30")))
          .forEach(answer -> answer.expect(200));

      assertThat(free(date, "library")).isIn("09:00-12:00 13:00-21:00", "09:00-12:30 13:30-21:00");
    }
  }

  private UUID book(Client who, String zone, String from, String to) {
    var id = UUID.randomUUID();
    who.book(id, zone, Town.at(day, from), Town.at(day, to)).expect(200);
    return id;
  }

  private static Answer move(Client who, UUID id, LocalDate date, String from, String to) {
    return who.put(
        "/communities/heping-li/reservations/" + id + "/time",
        "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(Town.at(date, from), Town.at(date, to)));
  }

  /** The free stretches of a zone, as people write them. */
  private String free(LocalDate date, String zone) {
    town.passes(Duration.ofSeconds(31));
    return town.anybody()
        .get("/communities/heping-li/free-slots?date=" + date)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(item -> item.path("zone").asString().equals(zone))
        .flatMap(item -> item.path("free").valueStream())
        .map(
            range ->
                local(range.path("start").asString()) + "-" + local(range.path("end").asString()))
        .collect(Collectors.joining(" "));
  }

  private static String local(String instant) {
    return Instant.parse(instant).atZone(ZoneId.of("Asia/Shanghai")).toLocalTime().toString();
  }
}

package cn.linli.journey;

import static cn.linli.journey.SeriesTown.each;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One week of a series goes, or the rest of it. */
class SeriesCancellationTest {
  private static SeriesTown series;
  private static Town town;

  @BeforeAll
  static void open() {
    series = new SeriesTown();
    town = series.town();
  }

  @AfterAll
  static void leave() {
    series.close();
  }

  @Test
  void oneWeekIsCancelledAsAnyReservationAndTheOthersStay() {
    var resident = town.resident();
    var room = series.room();
    var id = placed(resident, room, 3);
    var second = each(series.get(resident, id), "reservation").get(1);

    resident
        .put("/communities/heping-li/reservations/" + second + "/cancellation", "{}")
        .expect(200);

    assertThat(each(series.get(resident, id), "state"))
        .containsExactly("confirmed", "cancelled", "confirmed");
    assertThat(
            each(
                series.place(resident, id, room, series.day(), 3, "all-or-nothing").expect(200),
                "state"))
        .containsExactly("confirmed", "cancelled", "confirmed");
  }

  @Test
  void theRestIsCancelledFromADayOnAndItsSlotsAreFreeAtOnce() {
    var resident = town.resident();
    var room = series.room();
    var id = placed(resident, room, 4);
    var from = series.day().plusWeeks(2);

    var cancelled =
        series
            .cancel(resident, id, "{\"from\":\"%s\",\"reason\":\"合唱团放假\"}".formatted(from))
            .expect(200);

    assertThat(each(cancelled, "state"))
        .containsExactly("confirmed", "confirmed", "cancelled", "cancelled");
    series.book(town.resident(), room, from).expect(200);
    assertThat(series.book(town.resident(), room, series.day().plusWeeks(1)).code())
        .isEqualTo("venue.slot-taken");
    var last = each(cancelled, "reservation").getLast();
    assertThat(resident.get("/communities/heping-li/reservations/" + last).text("/endReason"))
        .isEqualTo("合唱团放假");
  }

  @Test
  void cancellingAgainChangesNothingAndEachIsToldOnce() {
    var resident = town.resident();
    var id = placed(resident, series.room(), 3);
    var first = series.cancel(resident, id, "{}").expect(200);

    var again = series.cancel(resident, id, "{}").expect(200);

    assertThat(again.body()).isEqualTo(first.body());
    Eventually.holds(() -> assertThat(told(first, "venue.reservation-cancelled")).isEqualTo(3));
    assertThat(told(first, "venue.reservation-placed")).isEqualTo(3);
  }

  @Test
  void whatIsPastTheDeadlineStaysAndSaysSoAndTheStaffCancelItWithAReason() {
    var resident = town.resident();
    var key = town.keyOf(resident);
    var id = placed(resident, series.room(), 3);
    town.passes(Duration.between(town.now(), Town.at(series.day(), "09:00")));
    resident = town.logIn(key);

    var own = series.cancel(resident, id, "{}").expect(200);
    var without = series.cancel(town.operator(), id, "{}");
    var staff = series.cancel(town.operator(), id, "{\"reason\":\"设备检修\"}").expect(200);

    assertThat(each(own, "state")).containsExactly("confirmed", "cancelled", "cancelled");
    assertThat(each(own, "code")).containsExactly("venue.cancel-too-late", "", "");
    assertThat(without.text("/errors/0/pointer")).isEqualTo("/reason");
    assertThat(each(staff, "state")).containsExactly("cancelled", "cancelled", "cancelled");
    assertThat(each(staff, "code")).containsExactly("", "", "");
  }

  @Test
  void whatHasTakenPlaceIsNotCancelled() {
    var resident = town.resident();
    var key = town.keyOf(resident);
    var day = series.day();
    var id = placed(resident, series.room(), 2);
    town.passes(Duration.between(town.now(), Town.at(day, "12:00")));

    var cancelled = series.cancel(town.logIn(key), id, "{}").expect(200);

    assertThat(each(cancelled, "state")).containsExactly("confirmed", "cancelled");
    assertThat(each(cancelled, "code")).containsExactly("", "");
  }

  @Test
  void aWeekThatWasMovedIsCancelledWhereItIsNow() {
    var resident = town.resident();
    var id = placed(resident, series.room(), 2);
    var first = each(series.get(resident, id), "reservation").getFirst();
    var moved = series.day().plusDays(35);
    resident
        .put(
            "/communities/heping-li/reservations/" + first + "/time",
            "{\"start\":\"%s\",\"end\":\"%s\"}"
                .formatted(Town.at(moved, "15:00"), Town.at(moved, "16:00")))
        .expect(200);

    var seen = series.get(resident, id).expect(200);
    var cancelled = series.cancel(resident, id, "{\"from\":\"%s\"}".formatted(moved)).expect(200);

    assertThat(each(seen, "start").getFirst()).isEqualTo(Town.at(moved, "15:00").toString());
    assertThat(each(cancelled, "state")).containsExactly("cancelled", "confirmed");
  }

  @Test
  void nobodyElseCancelsIt() {
    var id = placed(town.resident(), series.room(), 2);

    assertThat(series.cancel(town.resident(), id, "{}").code()).isEqualTo("venue.series-not-found");
    assertThat(
            town.neighbour()
                .put("/communities/xingfu-li/series/" + id + "/cancellation", "{\"reason\":\"测试\"}")
                .code())
        .isEqualTo("venue.series-not-found");
  }

  private static UUID placed(Client resident, String room, int weeks) {
    var id = UUID.randomUUID();
    series.place(resident, id, room, series.day(), weeks, "all-or-nothing").expect(200);
    return id;
  }

  private static long told(Answer placed, String type) {
    return each(placed, "reservation").stream()
        .flatMap(id -> town.told(UUID.fromString(id)).stream())
        .filter(event -> event.path("type").asString().equals(type))
        .count();
  }
}

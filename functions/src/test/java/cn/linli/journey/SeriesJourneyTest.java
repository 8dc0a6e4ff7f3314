package cn.linli.journey;

import static cn.linli.journey.SeriesTown.body;
import static cn.linli.journey.SeriesTown.each;
import static cn.linli.journey.SeriesTown.path;
import static cn.linli.journey.SeriesTown.reservations;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scenario 13: the same time of several weeks, with an outcome for each. */
class SeriesJourneyTest {
  private static final String PARTIAL = "partial";
  private static final String WHOLE = "all-or-nothing";
  private static final String RESERVATIONS = "/communities/heping-li/reservations/";

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
  void scenario13WithAClosedDaySevenOfEightArePlacedAndOneIsListedWithTheReason() {
    var room = series.room();
    var day = series.day();
    series.close(room, day.plusWeeks(4));
    var resident = town.resident();
    var id = UUID.randomUUID();

    var placed = series.place(resident, id, room, day, 8, PARTIAL).expect(200);

    assertThat(each(placed, "state")).filteredOn("confirmed"::equals).hasSize(7);
    assertThat(each(placed, "code")).containsExactly("", "", "", "", "venue.closed", "", "", "");
    assertThat(placed.text("/occurrences/4/outcome")).isEqualTo("refused");
    assertThat(placed.text("/occurrences/4/title")).isNotEmpty();
    assertThat(placed.text("/occurrences/4/start"))
        .isEqualTo(Town.at(day.plusWeeks(4), "10:00").toString());
    assertThat(reservations(resident)).isEqualTo(7);
    var last = resident.get(RESERVATIONS + each(placed, "reservation").getLast()).expect(200);
    assertThat(last.text("/series")).isEqualTo(id.toString());
    assertThat(last.text("/note")).isEqualTo("合唱排练");
    assertThat(last.text("/start")).isEqualTo(Town.at(day.plusWeeks(7), "10:00").toString());
  }

  @Test
  void scenario13WithAClosedDayAllOrNothingPlacesNoneAndNamesTheDay() {
    var room = series.room();
    var day = series.day();
    series.close(room, day.plusWeeks(4));
    var resident = town.resident();
    var id = UUID.randomUUID();

    var refused = series.place(resident, id, room, day, 8, WHOLE);

    assertThat(refused.code()).isEqualTo("venue.closed");
    assertThat(refused.text("/detail")).isEqualTo("occurrence 5, on " + day.plusWeeks(4));
    assertThat(reservations(resident)).isZero();
    assertThat(series.get(resident, id).code()).isEqualTo("venue.series-not-found");
    var free = series.place(resident, id, room, day, 4, WHOLE).expect(200);
    assertThat(each(free, "state")).isEqualTo(Collections.nCopies(4, "confirmed"));
    assertThat(reservations(resident)).isEqualTo(4);
  }

  @Test
  void aWeekBeyondTheDaysAheadMovesWithinItsDay() {
    var room = series.room();
    var day = series.day();
    var resident = town.resident();
    var placed = series.place(resident, UUID.randomUUID(), room, day, 12, WHOLE).expect(200);
    var last = RESERVATIONS + each(placed, "reservation").getLast() + "/time";

    var sameDay = move(resident, last, day.plusWeeks(11));
    var nextDay = move(resident, last, day.plusWeeks(12));

    assertThat(sameDay.code()).isEqualTo("ok");
    assertThat(nextDay.code()).isEqualTo("venue.too-far-ahead");
  }

  private static Answer move(Client who, String path, LocalDate day) {
    return who.put(
        path,
        "{\"start\":\"%s\",\"end\":\"%s\"}"
            .formatted(Town.at(day, "14:00"), Town.at(day, "15:00")));
  }

  @Test
  void aSlotThatSomebodyHasIsListedAndNamedLikeAClosedDay() {
    var room = series.room();
    var day = series.day();
    series.book(town.resident(), room, day.plusWeeks(1)).expect(200);
    var resident = town.resident();

    var whole = series.place(resident, UUID.randomUUID(), room, day, 3, WHOLE);
    var partial = series.place(resident, UUID.randomUUID(), room, day, 3, PARTIAL).expect(200);

    assertThat(whole.code()).isEqualTo("venue.slot-taken");
    assertThat(whole.text("/detail"))
        .isEqualTo(
            "occurrence 2, on %s: in %s on %s".formatted(day.plusWeeks(1), room, day.plusWeeks(1)));
    assertThat(each(partial, "code")).containsExactly("", "venue.slot-taken", "");
  }

  @Test
  void anIdThatBelongsToAnotherReservationIsNotTakenAway() {
    var room = series.room();
    var resident = town.resident();
    var id = UUID.randomUUID();
    var second =
        UUID.nameUUIDFromBytes(("heping-li#series#" + id + "#1").getBytes(StandardCharsets.UTF_8));
    var elsewhere = Town.at(series.day(), "15:00");
    resident.book(second, room, elsewhere, elsewhere.plusSeconds(3600)).expect(200);

    var whole = series.place(resident, id, room, series.day(), 3, WHOLE);
    var partial = series.place(resident, id, room, series.day(), 3, PARTIAL).expect(200);

    assertThat(whole.code()).isEqualTo("venue.reservation-id-reused");
    assertThat(each(partial, "code")).containsExactly("", "venue.reservation-id-reused", "");
    assertThat(resident.get(RESERVATIONS + second).text("/start")).isEqualTo(elsewhere.toString());
  }

  @Test
  void theSameRequestAgainGivesTheSeriesAsItStandsAndAnotherUnderItsIdIsRefused() {
    for (var mode : List.of(PARTIAL, WHOLE)) {
      var room = series.room();
      var day = series.day();
      var resident = town.resident();
      var id = UUID.randomUUID();
      var placed = series.place(resident, id, room, day, 3, mode).expect(200);

      var again = series.place(resident, id, room, day, 3, mode).expect(200);

      assertThat(again.body()).isEqualTo(placed.body());
      assertThat(series.get(resident, id).body()).isEqualTo(placed.body());
      assertThat(reservations(resident)).isEqualTo(3);
      assertThat(series.place(resident, id, room, day, 4, mode).code())
          .isEqualTo("venue.series-id-reused");
      assertThat(resident.put(path(id), body(room, day, 3, mode, "别的")).code())
          .isEqualTo("venue.series-id-reused");
      assertThat(series.place(town.resident(), id, room, day, 3, mode).code())
          .isEqualTo("venue.series-id-reused");
    }
  }

  @Test
  void onlyTheFirstWeekHasToLieWithinTheDaysAhead() {
    var room = series.room();
    var last = LocalDate.ofInstant(town.now(), Town.CALENDAR).plusDays(60);
    var resident = town.resident();

    var far = series.place(resident, UUID.randomUUID(), room, last.plusDays(1), 3, PARTIAL);
    var placed = series.place(resident, UUID.randomUUID(), room, last, 26, PARTIAL).expect(200);

    assertThat(far.code()).isEqualTo("venue.too-far-ahead");
    assertThat(each(placed, "outcome")).isEqualTo(Collections.nCopies(26, "placed"));
  }

  @Test
  void limitsCountTheWeeksOfTheSeriesItself() {
    var monday =
        series
            .day()
            .with(TemporalAdjusters.firstDayOfNextMonth())
            .with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    var room = series.room("\"perPerson\": {\"monthly\": 2}");
    var resident = town.resident();

    var whole = series.place(resident, UUID.randomUUID(), room, monday, 3, WHOLE);
    var partial = series.place(resident, UUID.randomUUID(), room, monday, 6, PARTIAL).expect(200);

    assertThat(whole.code()).isEqualTo("venue.person-limit");
    assertThat(whole.text("/detail")).isEqualTo("occurrence 3, on " + monday.plusWeeks(2));
    assertThat(each(partial, "code"))
        .containsExactly("", "", "venue.person-limit", "venue.person-limit", "", "");
    var rest = town.resident();
    series.place(rest, UUID.randomUUID(), series.room(), monday, 6, WHOLE).expect(200);
    assertThat(reservations(rest)).isEqualTo(6);
  }

  @Test
  void requestsOfAZoneWhereTheStaffDecideWaitEachByItself() {
    var room = series.room("\"approval\": {\"requests\": \"hold\", \"decideWithinMinutes\": 60}");
    var resident = town.resident();
    var id = UUID.randomUUID();
    var placed = series.place(resident, id, room, series.day(), 3, WHOLE).expect(200);
    assertThat(each(placed, "state")).isEqualTo(Collections.nCopies(3, "pending"));

    var second = each(placed, "reservation").get(1);
    town.operator()
        .put(RESERVATIONS + second + "/decision", "{\"decision\":\"accept\",\"revision\":1}")
        .expect(200);

    assertThat(each(series.get(resident, id), "state"))
        .containsExactly("pending", "confirmed", "pending");
  }

  @Test
  void whatNoTransactionHoldsIsBookedAsPartialOnly() {
    var room = series.room("\"approval\": {\"requests\": \"hold\", \"decideWithinMinutes\": 60}");
    var resident = town.resident();
    var id = UUID.randomUUID();

    var whole = series.place(resident, id, room, series.day(), 26, WHOLE);

    assertThat(whole.code()).isEqualTo("venue.series-too-large");
    assertThat(reservations(resident)).isZero();
    series.place(resident, id, room, series.day(), 26, PARTIAL).expect(200);
    assertThat(reservations(resident)).isEqualTo(26);
    var large = series.place(resident, UUID.randomUUID(), series.room(), series.day(), 26, WHOLE);
    assertThat(large.code()).isEqualTo("ok");
  }

  @Test
  void aZoneSaysForHowManyWeeksItIsBookedAndWhatIsWrongWithAllIsSaidOnce() {
    var room = series.room();
    series.rules(room, 4);
    var day = series.day();
    var resident = town.resident();
    var id = UUID.randomUUID();

    var none = series.place(resident, id, "library", day, 2, PARTIAL);
    var tooLong = series.place(resident, id, room, day, 5, PARTIAL);
    var crowded = resident.put(path(id), body(room, day, 4, PARTIAL, "排练").replace(": 5", ": 31"));

    assertThat(none.code()).isEqualTo("venue.no-series");
    assertThat(tooLong.code()).isEqualTo("venue.series-too-long");
    assertThat(tooLong.text("/detail")).isEqualTo("at most 4 weeks");
    assertThat(crowded.code()).isEqualTo("venue.too-many-people");
    assertThat(series.get(resident, id).code()).isEqualTo("venue.series-not-found");
  }

  @Test
  void othersDoNotSeeASeriesAndTheStaffDo() {
    var resident = town.resident();
    var id = UUID.randomUUID();
    series.place(resident, id, series.room(), series.day(), 2, PARTIAL).expect(200);

    assertThat(series.get(town.resident(), id).code()).isEqualTo("venue.series-not-found");
    assertThat(series.get(town.operator(), id).expect(200).text("/person"))
        .isEqualTo(resident.person());
    assertThat(town.neighbour().get("/communities/xingfu-li/series/" + id).code())
        .isEqualTo("venue.series-not-found");
  }

  @Test
  void whatSomebodyWroteStandsInTheReservationsWhereItIsForgottenAndExportedOnce() {
    var resident = town.resident();
    var id = UUID.randomUUID();
    series.place(resident, id, series.room(), series.day(), 3, PARTIAL).expect(200);

    var stored =
        Dump.items(town, "venue").stream()
            .filter(item -> item.get("pk").s().endsWith("#series#" + id))
            .toList();

    assertThat(stored).hasSize(1);
    assertThat(stored.toString()).doesNotContain("合唱排练");
    var export = resident.get("/me/export").expect(200).body().path("reservations");
    assertThat(export.findValuesAsString("note")).containsExactly("合唱排练", "合唱排练", "合唱排练");
    assertThat(export.findValuesAsString("series")).containsOnly(id.toString());
  }
}

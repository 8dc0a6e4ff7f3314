package cn.linli.journey;

import static cn.linli.journey.SeriesTown.each;
import static cn.linli.journey.SeriesTown.reservations;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series beside other requests, their own included, on days on which commits conflict. */
class SeriesRaceTest {
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

  @AfterEach
  void whateverHappenedSlotsMonthsAndOutcomesAgree() {
    town.weather().clear();

    assertThat(SlotInvariants.claimed(town)).isEqualTo(SlotInvariants.deserved(town));
    assertThat(SlotInvariants.entries(town)).isEqualTo(SlotInvariants.states(town));
    assertThat(SlotInvariants.meetings(town)).isEmpty();
    assertThat(placedByOutcome()).isEqualTo(placedByReservation());
  }

  /** How many weeks each series says it has. */
  private static Map<String, Long> placedByOutcome() {
    return Dump.items(town, "venue").stream()
        .filter(item -> item.get("sk").s().equals("series"))
        .flatMap(
            item ->
                item.get("outcomes").l().stream()
                    .filter(outcome -> outcome.s().equals("placed"))
                    .map(outcome -> item.get("id").s()))
        .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
  }

  /** How many reservations say they are part of each series. */
  private static Map<String, Long> placedByReservation() {
    return Dump.items(town, "venue").stream()
        .filter(item -> item.get("sk").s().equals("reservation") && item.containsKey("series"))
        .collect(Collectors.groupingBy(item -> item.get("series").s(), Collectors.counting()));
  }

  @Test
  void allOrNothingHasAllOrNothingWhenSomebodyBooksOneOfTheSlotsAtTheSameMoment() throws Exception {
    var room = series.room();
    for (int round = 0; round < 7; round++) {
      var day = series.day().plusDays(round);
      var resident = town.resident();
      var other = town.resident();
      var id = UUID.randomUUID();
      town.weather().conflicts(30);

      var answers =
          AtOnce.all(
              List.of(
                  () -> series.place(resident, id, room, day, 8, "all-or-nothing"),
                  () -> series.book(other, room, day.plusWeeks(5))));

      town.weather().clear();
      assertThat(answers.stream().map(Answer::code))
          .containsExactlyInAnyOrder("ok", "venue.slot-taken");
      boolean won = answers.getFirst().status() == 200;
      assertThat(reservations(resident)).isEqualTo(won ? 8 : 0);
      assertThat(reservations(other)).isEqualTo(won ? 0 : 1);
    }
  }

  @Test
  void ofTwoSeriesThatMeetInOneWeekOneWins() throws Exception {
    var room = series.room();
    var one = town.resident();
    var other = town.resident();
    for (int round = 0; round < 7; round++) {
      var day = series.day().plusDays(round);
      var ids = List.of(UUID.randomUUID(), UUID.randomUUID());
      town.weather().conflicts(30);

      var answers =
          AtOnce.all(
              List.of(
                  () -> series.place(one, ids.getFirst(), room, day, 5, "all-or-nothing"),
                  () ->
                      series.place(
                          other, ids.getLast(), room, day.plusWeeks(4), 5, "all-or-nothing")));

      town.weather().clear();
      assertThat(answers.stream().map(Answer::code))
          .containsExactlyInAnyOrder("ok", "venue.slot-taken");
    }
  }

  @Test
  void partialLosesOnlyTheSlotThatSomebodyBooksAtTheSameMoment() throws Exception {
    var room = series.room();
    for (int round = 0; round < 4; round++) {
      var day = series.day().plusDays(round);
      var resident = town.resident();
      var other = town.resident();
      var id = UUID.randomUUID();
      town.weather().conflicts(30);

      var answers =
          AtOnce.all(
              List.of(
                  () -> series.place(resident, id, room, day, 8, "partial"),
                  () -> series.book(other, room, day.plusWeeks(5))));

      town.weather().clear();
      var codes = each(answers.getFirst().expect(200), "code");
      var sixth = answers.getLast().status() == 200 ? "venue.slot-taken" : "";
      assertThat(codes).containsExactly("", "", "", "", "", sixth, "", "");
      assertThat(reservations(resident) + reservations(other)).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"partial", "all-or-nothing"})
  void theSameRequestManyTimesAtOnceDoublesNothing(String mode) throws Exception {
    var room = series.room("\"perPerson\": {\"monthly\": 3}");
    for (int round = 0; round < 3; round++) {
      var day = series.day().plusDays(round);
      var resident = town.resident();
      var id = UUID.randomUUID();
      int weeks = mode.equals("partial") ? 8 : 3;
      town.weather().conflicts(20);

      var answers =
          AtOnce.all(
              Collections.nCopies(4, () -> series.place(resident, id, room, day, weeks, mode)));

      town.weather().clear();
      var now = series.place(resident, id, room, day, weeks, mode).expect(200);
      assertThat(answers).extracting(Answer::body).containsOnly(now.body());
      long placed = each(now, "outcome").stream().filter("placed"::equals).count();
      assertThat(reservations(resident)).isEqualTo((int) placed).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void aRequestThatBrokeOffIsFinishedByTheSameRequest() {
    var half = brokenOff();

    var whole = half.again().expect(200);

    assertThat(each(whole, "outcome")).isEqualTo(Collections.nCopies(26, "placed"));
    assertThat(each(whole, "reservation")).doesNotHaveDuplicates();
    assertThat(reservations(half.resident)).isEqualTo(26);
    assertThat(half.again().body()).isEqualTo(whole.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"partial", "all-or-nothing"})
  void aLostAnswerOfTheDatabaseChangesNothing(String mode) {
    var resident = town.resident();
    var room = series.room();
    town.weather().losesTheNextAnswer();
    var id = UUID.randomUUID();

    series.place(resident, id, room, series.day(), 3, mode);
    var again = series.place(resident, id, room, series.day(), 3, mode).expect(200);

    assertThat(each(again, "state")).isEqualTo(Collections.nCopies(3, "confirmed"));
    assertThat(reservations(resident)).isEqualTo(3);
  }

  @Test
  void cancellingASeriesThatBrokeOffLeavesNothingToPlace() {
    var half = brokenOff();
    int placed = reservations(half.resident);

    var cancelled = series.cancel(half.resident, half.id, "{}").expect(200);
    var again = half.again().expect(200);

    assertThat(again.body()).isEqualTo(cancelled.body());
    assertThat(each(again, "code")).contains("venue.series-cancelled");
    assertThat(each(again, "state")).doesNotContain("confirmed");
    assertThat(reservations(half.resident)).isEqualTo(placed);
  }

  @Test
  void aRequestThatIsStillDecidingPlacesNothingAfterTheCancellation() throws Exception {
    var resident = town.resident();
    var room = series.room();
    for (int round = 0; round < 4; round++) {
      var id = UUID.randomUUID();
      var day = series.day().plusDays(round);
      town.weather().conflicts(20);

      var answers =
          AtOnce.all(
              List.of(
                  () -> series.place(resident, id, room, day, 26, "partial"),
                  () -> cancelOnceItIsThere(resident, id)));

      town.weather().clear();
      assertThat(answers).extracting(Answer::status).containsOnly(200);
      assertThat(each(series.get(resident, id), "state")).doesNotContain("confirmed");
      assertThat(each(series.get(resident, id), "outcome")).doesNotContain("undecided");
    }
  }

  private static Answer cancelOnceItIsThere(Client resident, UUID id) {
    var answer = series.cancel(resident, id, "{}");
    for (int i = 0; i < 1000 && answer.status() == 404; i++) {
      answer = series.cancel(resident, id, "{}");
    }
    return answer;
  }

  /** A series whose request met a storm between the first week and the last. */
  private static BrokenOff brokenOff() {
    var room = series.room();
    for (int i = 0; i < 7; i++) {
      var day = series.day().plusDays(i);
      var half = new BrokenOff(town.resident(), UUID.randomUUID(), room, day);
      town.weather().throttles(3);
      half.again();
      town.weather().clear();
      var seen = series.get(half.resident, half.id);
      if (seen.status() == 200
          && each(seen, "outcome").containsAll(List.of("placed", "undecided"))) {
        return half;
      }
    }
    throw new AssertionError("no request broke off");
  }

  private record BrokenOff(Client resident, UUID id, String room, LocalDate day) {
    Answer again() {
      return series.place(resident, id, room, day, 26, "partial");
    }
  }
}

package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures are right however events come: twice, late, in any order, at once. */
class CountingTest {
  private final Hall hall = new Hall();

  @AfterEach
  void leave() {
    hall.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eventsInAnyOrderAndTwiceGiveTheSameFiguresAndTheSameScreens(long seed) {
    var story = new Story(HERE, seed, 120, 120);
    try (var other = new Hall()) {
      other.tell(story.events);

      hall.tell(twiceShuffled(story, seed));

      assertThat(Tally.of(hall, HERE)).isEqualTo(Tally.of(other, HERE));
      assertThat(Tally.expected(hall, story, HERE)).isEqualTo(story.expected);
    }
  }

  @Test
  void eventsAtOnceAndConflictsOfTransactionsGiveTheSameFigures() throws Exception {
    var story = new Story(HERE, 5, 60, 60);

    hall.weather.conflicts(20);
    hall.tellAtOnce(twiceShuffled(story, 5));

    assertThat(Tally.expected(hall, story, HERE)).isEqualTo(story.expected);
  }

  static List<Told> twiceShuffled(Story story, long seed) {
    var told = new ArrayList<>(story.events);
    told.addAll(story.events);
    Collections.shuffle(told, new Random(seed));
    return told;
  }

  @Test
  void minutesOverMidnightOfAMonthsEndCountWhereTheyPassAndHeadsWhereItStarts() {
    hall.tell(use("2027-03-31", "23:00", "2027-04-01", "01:30", "confirmed", 1));

    var march = report(3).venue();
    var april = report(4).venue();

    assertThat(march).isEqualTo(new Summary.Venue(1, 4, 60, 0, 0));
    assertThat(april).isEqualTo(new Summary.Venue(0, 0, 90, 0, 0));
  }

  @Test
  void whatIsHandedOutCountsOnceWhateverBecomesOfItLater() {
    var order = "5f0c1f1e-3f77-4f0e-9a58-0e4f6f3f9f10";
    for (var state : List.of("collected", "collected", "settled", "refunded")) {
      var data = Map.<String, Object>of("order", order, "state", state, "revision", 4);
      hall.tell(Hall.told(HERE, "groupbuy.order-changed", hall.clock.instant(), data));
    }

    assertThat(report(3).collected()).isEqualTo(1);
  }

  @Test
  void aMatterCountsOnceAsReportedAndAsSolvedUnlessItWasSentBackSince() {
    var steps = List.of("filed", "answered", "reopened", "answered", "rated");
    var told = new ArrayList<Told>();
    for (int revision = 1; revision <= steps.size(); revision++) {
      told.add(ticket(steps.get(revision - 1), revision));
    }
    hall.tell(told.subList(0, 3));
    var sentBack = report(3).tickets();
    Collections.reverse(told);
    hall.tell(told);
    hall.tell(told);

    assertThat(sentBack).isEqualTo(new Summary.Tickets(1, 0, 0, null));
    assertThat(report(3).tickets()).isEqualTo(new Summary.Tickets(1, 1, 1, 400L));
    assertThat(hall.screen().totals()).containsEntry("residentMatters", 1L);
  }

  private Told ticket(String step, int revision) {
    var data =
        Map.<String, Object>of(
            "ticket",
            "5f0c1f1e-3f77-4f0e-9a58-0e4f6f3f9f10",
            "category",
            "noise",
            "step",
            step,
            "desk",
            "operator",
            "score",
            4,
            "revision",
            revision);
    return Hall.told(HERE, "ticket.changed", hall.clock.instant().plusSeconds(revision), data);
  }

  @Test
  void aWeekIsToldInAFewNumbers() {
    hall.tell(use("2027-03-06", "10:00", "2027-03-06", "11:00", "confirmed", 1));

    var week = hall.figures.week(HERE, LocalDate.parse("2027-03-07"));
    var next = hall.figures.week(HERE, LocalDate.parse("2027-03-08"));

    assertThat(week.week()).isEqualTo("2027-W09");
    assertThat(week.uses()).isEqualTo(1);
    assertThat(next.uses()).isZero();
  }

  private Summary report(int month) {
    return hall.figures.reporting().get(new Commands.GetReport(HERE, 2027, month)).summary();
  }

  static Told use(String day, String from, String lastDay, String to, String state, int revision) {
    return use("dance-room", Hall.at(day, from), Hall.at(lastDay, to), state, revision);
  }

  static Told use(String zone, Instant start, Instant end, String state, int revision) {
    var data =
        Map.<String, Object>of(
            "reservation",
            "00000000-0000-4000-8000-0000000000" + zone.length() % 10 + "1",
            "zone",
            zone,
            "start",
            start,
            "end",
            end,
            "people",
            4,
            "purpose",
            "rehearsal",
            "state",
            state,
            "revision",
            revision);
    return Hall.told(HERE, "venue.reservation-placed", start, data);
  }
}

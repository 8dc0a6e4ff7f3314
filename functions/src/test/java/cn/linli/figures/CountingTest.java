package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.dynamo.QueueEvent.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
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
  void aBookingMovedOverAMonthsEndAndCancelledThereCountsOnlyWhereItStandsLast() {
    var placed = use("2027-03-31", "22:00", "2027-04-01", "01:00", "confirmed", 1);
    var moved = use("2027-04-02", "10:00", "2027-04-02", "12:00", "confirmed", 2);
    var cancelled = use("2027-04-02", "10:00", "2027-04-02", "12:00", "cancelled", 3);
    var again = use("library", Hall.at("2027-03-31", "22:00"), Hall.at("2027-04-01", "01:00"));

    hall.tell(List.of(cancelled, again, placed, moved, cancelled, placed));

    assertThat(report(3).venue()).isEqualTo(new Summary.Venue(1, 4, 120, 0, 0));
    assertThat(report(4).venue()).isEqualTo(new Summary.Venue(0, 0, 60, 0, 1));
  }

  @Test
  void aRefundInTheNextMonthLeavesTheLastMonthAsItWas() {
    var payment = new HashMap<String, Object>();
    payment.put("payment", "5f0c1f1e-3f77-4f0e-9a58-0e4f6f3f9f10");
    payment.put("subject", "order/1");
    payment.put("amountFen", 990);
    var settled = Hall.told(HERE, "payment.settled", Hall.at("2027-03-31", "23:59"), payment);
    payment.put("key", "all");
    var refunded = Hall.told(HERE, "payment.refunded", Hall.at("2027-04-01", "00:01"), payment);

    hall.tell(List.of(refunded, settled, refunded, settled));

    assertThat(report(3).sales()).containsExactly(new Summary.Sale("order", "团购订单", 1, 990, 0, 0));
    assertThat(report(4).sales()).containsExactly(new Summary.Sale("order", "团购订单", 0, 0, 1, 990));
    assertThat(report(null).sales())
        .containsExactly(new Summary.Sale("order", "团购订单", 1, 990, 1, 990));
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

  @Test
  void totalsTellConsultationsMattersAndInformationApart() {
    hall.tell(ticket("answered", 2, "legal", "legal"));
    hall.tell(ticket("answered", 2, "enterprise-hiring", "operator"));
    hall.tell(ticket("answered", 2, "facility", "operator"));
    hall.tell(ticket("withdrawn", 2, "safety", "committee"));
    for (var state : List.of("in-review", "published", "over", "published")) {
      var offer = Map.<String, Object>of("offer", "1", "state", state, "revision", 1);
      hall.tell(Hall.told(HERE, "board.offer-changed", hall.clock.instant(), offer));
    }
    for (var kind : List.of("legal-consultation", "convenience-service", "enterprise-service")) {
      var held = new HashMap<String, Object>();
      held.put("activity", kind);
      held.put("session", 0);
      held.put("kind", kind);
      held.put("start", hall.clock.instant());
      held.put("isOccasion", true);
      hall.tell(Hall.told(HERE, "activity.session-ended", hall.clock.instant(), held));
    }

    assertThat(hall.screen().totals())
        .containsEntry("consultations", 2L)
        .containsEntry("enterpriseMatters", 1L)
        .containsEntry("residentMatters", 1L)
        .containsEntry("information", 3L);
  }

  private Told ticket(String step, int revision) {
    return ticket(step, revision, "noise", "operator");
  }

  private Told ticket(String step, int revision, String category, String desk) {
    var data =
        Map.<String, Object>of(
            "ticket",
            UUID.nameUUIDFromBytes(category.getBytes(StandardCharsets.UTF_8)),
            "category",
            category,
            "step",
            step,
            "desk",
            desk,
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

  private Summary report(Integer month) {
    return hall.figures.reporting().get(new Commands.GetReport(HERE, 2027, month)).summary();
  }

  static Told use(String day, String from, String lastDay, String to, String state, int revision) {
    return use("dance-room", Hall.at(day, from), Hall.at(lastDay, to), state, revision);
  }

  private static Told use(String zone, Instant start, Instant end) {
    return use(zone, start, end, "confirmed", 1);
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

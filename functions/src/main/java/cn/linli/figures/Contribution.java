package cn.linli.figures;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a matter adds to which counters. Heads count once, where the thing starts; minutes count in
 * the month in which they pass.
 *
 * @param counters none of them zero
 */
record Contribution(SortedMap<Cell, Map<Measure, Long>> counters) {
  static final Contribution NOTHING = new Contribution(new TreeMap<>());

  /** What a matter adds in a community's calendar. */
  static Contribution of(Matter matter, ZoneId calendar) {
    var sum = new Sum(calendar);
    switch (matter) {
      case Matter.Use use -> sum.add(use);
      case Matter.Programme shown -> {}
      case Matter.Held held -> sum.add(held);
      case Matter.Attended attended -> {
        sum.month(attended.at(), Cell.ATTENDANCE, Measure.ATTENDED, 1);
        sum.week(attended.at(), Measure.ATTENDED, 1);
      }
      case Matter.Helped helped -> sum.add(helped);
      case Matter.Sold sold -> {
        sum.month(sold.at(), Cell.SALES + sold.what(), Measure.SALES, 1);
        sum.month(sold.at(), Cell.SALES + sold.what(), Measure.SALES_FEN, sold.fen());
        sum.week(sold.at(), Measure.SALES, 1);
      }
      case Matter.PaidBack back -> {
        sum.month(back.at(), Cell.SALES + back.what(), Measure.REFUNDS, 1);
        sum.month(back.at(), Cell.SALES + back.what(), Measure.REFUNDS_FEN, back.fen());
      }
      case Matter.Collected collected ->
          sum.month(collected.at(), Cell.SALES + "order", Measure.COLLECTED, 1);
      case Matter.Posted posted -> sum.add(posted);
      case Matter.Reported reported ->
          sum.month(reported.at(), Cell.TICKETS, Measure.TICKETS_TOLD, 1);
      case Matter.Solved solved -> sum.add(solved);
      case Matter.Scored scored -> {
        sum.month(scored.at(), Cell.TICKETS, Measure.SCORES, scored.score() == 0 ? 0 : 1);
        sum.month(scored.at(), Cell.TICKETS, Measure.SCORE_SUM, scored.score());
      }
      case Matter.Answered answered -> sum.total(Measure.INFORMATION);
    }
    return new Contribution(sum.counters).withoutZeros();
  }

  /** What has to be added to the counters for this to take the place of another. */
  Contribution minus(Contribution other) {
    var difference = new TreeMap<Cell, Map<Measure, Long>>();
    addTo(difference, 1);
    other.addTo(difference, -1);
    return new Contribution(difference).withoutZeros();
  }

  /** Adds it to counters, so many times. */
  void addTo(SortedMap<Cell, Map<Measure, Long>> sum, long times) {
    counters.forEach(
        (cell, of) -> of.forEach((measure, number) -> add(sum, cell, measure, times * number)));
  }

  /** The months in which it counts. */
  Set<String> months() {
    return counters.keySet().stream()
        .map(Cell::period)
        .filter(Periods::isMonth)
        .collect(Collectors.toSet());
  }

  boolean isNothing() {
    return counters.isEmpty();
  }

  private Contribution withoutZeros() {
    counters.values().forEach(of -> of.values().removeIf(number -> number == 0));
    counters.values().removeIf(Map::isEmpty);
    return this;
  }

  private static void add(
      SortedMap<Cell, Map<Measure, Long>> to, Cell cell, Measure measure, long number) {
    to.computeIfAbsent(cell, absent -> new EnumMap<>(Measure.class))
        .merge(measure, number, Long::sum);
  }

  private static final class Sum {
    private final ZoneId calendar;
    private final SortedMap<Cell, Map<Measure, Long>> counters = new TreeMap<>();

    Sum(ZoneId calendar) {
      this.calendar = calendar;
    }

    void add(Matter.Use use) {
      if (use.state().equals("cancelled")) {
        month(use.start(), Cell.VENUE, Measure.CANCELLED, 1);
      }
      if (!use.isConfirmed()) {
        return;
      }
      boolean isMissed = "missed".equals(use.attendance());
      month(use.start(), Cell.VENUE, Measure.USES, 1);
      month(use.start(), Cell.VENUE, Measure.PEOPLE, use.people());
      month(use.start(), Cell.VENUE, Measure.NO_SHOWS, isMissed ? 1 : 0);
      week(use.start(), Measure.USES, 1);
      var time = new TimeRange(use.start(), use.end());
      for (var day : time.days(calendar)) {
        var part = time.common(TimeRange.day(day, calendar)).orElseThrow();
        month(part.start(), Cell.VENUE, Measure.MINUTES, part.length().toMinutes());
      }
    }

    void add(Matter.Held held) {
      if (held.isOccasion()) {
        month(held.start(), Cell.ACTIVITY + held.kind(), Measure.HELD, 1);
        week(held.start(), Measure.HELD, 1);
        Total.ofActivity(held.kind()).ifPresent(total -> total(total.measure()));
      }
    }

    void add(Matter.Helped helped) {
      if (helped.state().equals("done")) {
        month(helped.from(), Cell.VOLUNTEERS, Measure.SHIFTS, 1);
        month(helped.from(), Cell.VOLUNTEERS, Measure.SHIFT_MINUTES, helped.minutes());
        week(helped.from(), Measure.SHIFT_MINUTES, helped.minutes());
      }
      if (helped.state().equals("missed")) {
        month(helped.from(), Cell.VOLUNTEERS, Measure.SHIFTS_MISSED, 1);
      }
    }

    void add(Matter.Posted posted) {
      posted
          .debits()
          .forEach((kind, fen) -> month(posted.at(), Cell.MONEY + kind, Measure.DEBIT_FEN, fen));
      posted
          .credits()
          .forEach((kind, fen) -> month(posted.at(), Cell.MONEY + kind, Measure.CREDIT_FEN, fen));
    }

    void add(Matter.Solved solved) {
      if (solved.isSolved()) {
        month(solved.at(), Cell.TICKETS, Measure.TICKETS_SOLVED, 1);
        week(solved.at(), Measure.TICKETS_SOLVED, 1);
      }
      Total.of(solved).ifPresent(total -> total(total.measure()));
    }

    void month(Instant at, String topic, Measure measure, long number) {
      Contribution.add(counters, new Cell(Periods.month(at, calendar), topic), measure, number);
    }

    void week(Instant at, Measure measure, long number) {
      Contribution.add(
          counters, new Cell(Periods.week(at, calendar), Cell.DIGEST), measure, number);
    }

    void total(Measure measure) {
      Contribution.add(counters, new Cell(Periods.TOTAL, Cell.SCREEN), measure, 1);
    }
  }
}

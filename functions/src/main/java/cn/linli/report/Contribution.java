package cn.linli.report;

import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reservation adds to which counters. Whatever counts heads (uses, people, no-shows,
 * cancellations) counts once, where the reservation starts; minutes count where they pass. So the
 * hours, weekdays, purposes and kinds of organisers each add up to the whole.
 */
final class Contribution {
  private final Map<Cell, Map<String, Long>> counters = new TreeMap<>();

  private Contribution() {}

  /** Nothing. */
  static Contribution none() {
    return new Contribution();
  }

  /** What a use adds in a community's calendar. */
  static Contribution of(Use use, ZoneId calendar) {
    var contribution = new Contribution();
    var heads = heads(use);
    var start = use.time().start().atZone(calendar);
    heads.forEach(
        (measure, number) ->
            contribution.count(
                use,
                YearMonth.from(start),
                start.getHour(),
                start.getDayOfWeek(),
                measure,
                number));
    if (heads.containsKey(Measure.USES)) {
      for (var hour : Hour.of(use.time(), calendar)) {
        var month = YearMonth.from(hour.date());
        var weekday = hour.date().getDayOfWeek();
        contribution.count(use, month, hour.hour(), weekday, Measure.MINUTES, hour.minutes());
      }
    }
    return contribution;
  }

  private static Map<Measure, Long> heads(Use use) {
    return switch (use.standing()) {
      case TAKEN -> Map.of(Measure.USES, 1L, Measure.PEOPLE, (long) use.people());
      case MISSED ->
          Map.of(Measure.USES, 1L, Measure.PEOPLE, (long) use.people(), Measure.NO_SHOWS, 1L);
      case CANCELLED -> Map.of(Measure.CANCELLED, 1L);
      case NOTHING -> Map.of();
    };
  }

  private void count(
      Use use, YearMonth month, int hour, DayOfWeek weekday, Measure measure, long number) {
    var zone = new Cell(month, Cell.ZONE + use.zone());
    List.of(
            Bucket.ALL,
            Bucket.hour(hour),
            Bucket.weekday(weekday),
            Bucket.purpose(use.purpose()),
            Bucket.kind(use.organiser().kind()))
        .forEach(bucket -> add(zone, measure.in(bucket), number));
    add(new Cell(month, use.organiser().sk()), measure.in(Bucket.ALL), number);
  }

  private void add(Cell cell, String counter, long number) {
    counters.computeIfAbsent(cell, absent -> new HashMap<>()).merge(counter, number, Long::sum);
  }

  /** What has to be added to the counters for this to take the place of another. */
  Map<Cell, Map<String, Long>> minus(Contribution other) {
    var difference = new Contribution();
    counters.forEach((cell, of) -> of.forEach((counter, n) -> difference.add(cell, counter, n)));
    other.counters.forEach(
        (cell, of) -> of.forEach((counter, n) -> difference.add(cell, counter, -n)));
    difference.counters.values().forEach(of -> of.values().removeIf(number -> number == 0));
    difference.counters.values().removeIf(Map::isEmpty);
    return difference.counters;
  }

  /**
   * An item of counters.
   *
   * @param sk of a zone or an organiser
   */
  record Cell(YearMonth month, String sk) implements Comparable<Cell> {
    static final String ZONE = "zone#";

    @Override
    public int compareTo(Cell other) {
      int byMonth = month.compareTo(other.month);
      return byMonth != 0 ? byMonth : sk.compareTo(other.sk);
    }
  }
}

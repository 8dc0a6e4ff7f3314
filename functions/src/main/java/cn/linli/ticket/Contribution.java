package cn.linli.ticket;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a ticket adds to the figures, as it stands: nothing but a function of it, so that what one
 * revision counted for is known when the next one takes its place.
 *
 * @param numbers by the counter's name, none of them zero
 */
record Contribution(Cell cell, Map<String, Long> numbers) {
  static final String FILED = "filed";
  static final String ANSWERED = "answered";
  static final String IN_TIME = "inTime";
  static final String LATE = "late";
  static final String REOPENED = "reopened";
  static final String WITHDRAWN = "withdrawn";
  static final String RATED = "rated";
  static final String SOLVED = "solved";

  /** How many of those who rated said that it was solved. */
  static final String CONTENT = "content";

  static final String STARS = "stars";

  static final List<String> COUNTERS =
      List.of(FILED, ANSWERED, IN_TIME, LATE, REOPENED, WITHDRAWN, RATED, SOLVED, CONTENT, STARS);

  /** A ticket counts on the day on which it was filed, by the community's calendar. */
  static Contribution of(Ticket ticket, ZoneId calendar) {
    var origin = ticket.origin();
    var day = origin.filedAt().atZone(calendar).toLocalDate();
    var numbers = new TreeMap<String, Long>();
    boolean answered = ticket.resolution() != null;
    boolean withdrawn =
        ticket.stage() instanceof Stage.Closed closed && closed.ending() == Ending.WITHDRAWN;
    count(numbers, FILED, 1);
    count(numbers, ANSWERED, answered ? 1 : 0);
    count(numbers, IN_TIME, answered && !ticket.course().late() ? 1 : 0);
    count(numbers, LATE, ticket.course().late() ? 1 : 0);
    count(numbers, REOPENED, ticket.course().reopened() ? 1 : 0);
    count(numbers, WITHDRAWN, withdrawn ? 1 : 0);
    count(numbers, SOLVED, ticket.isSolved() ? 1 : 0);
    if (ticket.score() != null) {
      count(numbers, RATED, 1);
      count(numbers, CONTENT, ticket.score().solved() ? 1 : 0);
      count(numbers, STARS, ticket.score().stars());
    }
    return new Contribution(new Cell(day, origin.kind(), origin.category()), numbers);
  }

  private static void count(Map<String, Long> numbers, String name, long number) {
    if (number != 0) {
      numbers.put(name, number);
    }
  }

  /** What has to be added for this to count for nothing any more. */
  Map<String, Long> gone() {
    var difference = new HashMap<String, Long>();
    numbers.forEach((name, number) -> difference.put(name, -number));
    return difference;
  }

  /** What has to be added for this to take the place of another of the same ticket, or null. */
  Map<String, Long> minus(Contribution other) {
    var difference = new HashMap<>(numbers);
    if (other != null) {
      other.numbers.forEach((name, number) -> difference.merge(name, -number, Long::sum));
    }
    difference.values().removeIf(number -> number == 0);
    return difference;
  }

  /** An item of counters. Days part them, so that a recount takes a month day by day. */
  record Cell(LocalDate day, Kind kind, String category) {
    YearMonth month() {
      return YearMonth.from(day);
    }
  }
}

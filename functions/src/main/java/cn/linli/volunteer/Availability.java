package cn.linli.volunteer;

import cn.linli.shared.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A time of the week at which somebody can help.
 *
 * @param day a weekday in lower case
 * @param from local time
 * @param to local time, later than from; may be 24:00
 */
record Availability(String day, String from, String to) {
  private static final String MIDNIGHT = "24:00";

  /** How it is stored. */
  @Override
  public String toString() {
    return day + " " + from + " " + to;
  }

  static Availability of(String stored) {
    var parts = stored.split(" ", 3);
    return new Availability(parts[0], parts[1], parts[2]);
  }

  boolean isInOrder() {
    return from.compareTo(to) < 0;
  }

  private TimeRange on(LocalDate date, ZoneId calendar) {
    var end =
        to.equals(MIDNIGHT)
            ? date.plusDays(1).atStartOfDay(calendar)
            : date.atTime(LocalTime.parse(to)).atZone(calendar);
    return new TimeRange(
        date.atTime(LocalTime.parse(from)).atZone(calendar).toInstant(), end.toInstant());
  }

  private boolean covers(LocalDate date, TimeRange part, ZoneId calendar) {
    var mine = on(date, calendar);
    return DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)) == date.getDayOfWeek()
        && !part.start().isBefore(mine.start())
        && !part.end().isAfter(mine.end());
  }

  /** Whether one of these times has all of a range; of one over midnight each day's part. */
  static boolean cover(List<Availability> times, TimeRange range, ZoneId calendar) {
    return range.days(calendar).stream()
        .allMatch(
            date -> {
              var part = TimeRange.day(date, calendar).common(range).orElseThrow();
              return times.stream().anyMatch(time -> time.covers(date, part, calendar));
            });
  }
}

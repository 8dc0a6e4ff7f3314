package cn.linli.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * From start, included, to end, excluded: 18–19 and 19–20 touch and do not overlap.
 *
 * @param start first instant inside
 * @param end first instant after; later than start
 */
public record TimeRange(Instant start, Instant end) {
  public TimeRange {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("a range ends after it starts");
    }
  }

  /** A whole day of a calendar. */
  public static TimeRange day(LocalDate date, ZoneId calendar) {
    return new TimeRange(
        date.atStartOfDay(calendar).toInstant(),
        date.plusDays(1).atStartOfDay(calendar).toInstant());
  }

  /** Whether they share an instant. */
  public boolean overlaps(TimeRange other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** What both share. */
  public Optional<TimeRange> common(TimeRange other) {
    return overlaps(other)
        ? Optional.of(
            new TimeRange(
                start.isAfter(other.start) ? start : other.start,
                end.isBefore(other.end) ? end : other.end))
        : Optional.empty();
  }

  /** Whether the instant lies inside. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(start, end);
  }

  /** The days of a calendar it touches, in order. */
  public List<LocalDate> days(ZoneId calendar) {
    var last = LocalDate.ofInstant(end.minusNanos(1), calendar);
    return LocalDate.ofInstant(start, calendar).datesUntil(last.plusDays(1)).toList();
  }
}

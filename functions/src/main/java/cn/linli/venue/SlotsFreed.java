package cn.linli.venue;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the waiting list reads of an event.
 *
 * @param state of the reservation it is about, if it is
 * @param freedStart with its end: the time that the reservation held, if it did
 * @param date the day whose opening hours have changed, if they have
 */
record SlotsFreed(
    String state,
    Instant start,
    Instant end,
    Instant freedStart,
    Instant freedEnd,
    LocalDate date) {
  /**
   * The time to look at: what became free, or what somebody has just begun to wait for. Between
   * their finding it taken and their standing in the line it may have become free, and whoever
   * looked then did not see them.
   */
  Optional<TimeRange> time(ZoneId calendar) {
    if (date != null) {
      return Optional.of(TimeRange.day(date, calendar));
    }
    if (freedStart != null) {
      return Optional.of(new TimeRange(freedStart, freedEnd));
    }
    return Reservation.WAITING.equals(state)
        ? Optional.of(new TimeRange(start, end))
        : Optional.empty();
  }
}

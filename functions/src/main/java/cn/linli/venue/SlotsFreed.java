package cn.linli.venue;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.Optional;

/** What the waiting list reads of an event about a reservation. */
record SlotsFreed(
    String state, Instant start, Instant end, Instant freedStart, Instant freedEnd) {
  /**
   * The time to look at: what became free, or what somebody has just begun to wait for. Between
   * their finding it taken and their standing in the line it may have become free, and whoever
   * looked then did not see them.
   */
  Optional<TimeRange> time() {
    if (freedStart != null) {
      return Optional.of(new TimeRange(freedStart, freedEnd));
    }
    return state.equals(Reservation.WAITING)
        ? Optional.of(new TimeRange(start, end))
        : Optional.empty();
  }
}

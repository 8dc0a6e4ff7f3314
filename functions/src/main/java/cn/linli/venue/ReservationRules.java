package cn.linli.venue;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Whether a zone may be booked so. The rules are tried in the order of {@link VenueError}; the
 * first that is broken is the answer.
 *
 * @param zone what is booked
 * @param hours its opening hours, its own or inherited
 * @param calendar of the community
 * @param now when it is asked
 */
record ReservationRules(Zone zone, List<Hours> hours, ZoneId calendar, Instant now) {
  /** The first broken rule, if any. */
  Optional<VenueError> broken(TimeRange time, int people, Month month) {
    var rules = zone.rules();
    var minutes = time.length().toMinutes();
    if (!isOnGrid(time.start()) || !isOnGrid(time.end())) {
      return Optional.of(VenueError.OFF_GRID);
    }
    if (minutes < rules.minMinutes()) {
      return Optional.of(VenueError.TOO_SHORT);
    }
    if (minutes > rules.maxMinutes()) {
      return Optional.of(VenueError.TOO_LONG);
    }
    if (!time.start().isAfter(now)) {
      return Optional.of(VenueError.IN_THE_PAST);
    }
    if (day(time.start()).isAfter(lastDay())) {
      return Optional.of(VenueError.TOO_FAR_AHEAD);
    }
    if (!isOpen(time)) {
      return Optional.of(VenueError.CLOSED);
    }
    if (people > zone.capacity()) {
      return Optional.of(VenueError.TOO_MANY_PEOPLE);
    }
    if (isOverLimit(time.start(), month)) {
      return Optional.of(VenueError.PERSON_LIMIT);
    }
    if (month.isFull()) {
      return Optional.of(VenueError.MONTH_FULL);
    }
    return Optional.empty();
  }

  /** Refuses what breaks a rule. */
  void require(TimeRange time, int people, Month month) {
    broken(time, people, month)
        .ifPresent(
            error -> {
              throw error.refusal();
            });
  }

  /** Refuses one more booking than a person may have on the day. */
  void requireWithinLimit(Instant start, Month month) {
    if (isOverLimit(start, month)) {
      throw VenueError.PERSON_LIMIT.refusal();
    }
  }

  private boolean isOverLimit(Instant start, Month month) {
    return month.count(zone.id(), day(start), calendar) >= zone.rules().perPersonDaily();
  }

  /** How a booking that a resident asks for stands at first. */
  Reservation asked(Booking booking) {
    var approval = zone.rules().approval();
    if (approval == null) {
      return new Reservation.Confirmed(booking);
    }
    boolean holds = approval.requests() == Approval.Requests.HOLD;
    return new Reservation.Pending(booking, approval.decideBy(now, booking.time().start()), holds);
  }

  /** The last day that may be booked today. */
  LocalDate lastDay() {
    return day(now).plusDays(zone.rules().advanceDays());
  }

  /** The time a booking holds: its own, and the buffer after it. */
  TimeRange held(TimeRange time) {
    return new TimeRange(time.start(), time.end().plusSeconds(60L * zone.rules().bufferMinutes()));
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, calendar);
  }

  private boolean isOnGrid(Instant instant) {
    long sinceMidnight =
        instant.getEpochSecond() - day(instant).atStartOfDay(calendar).toEpochSecond();
    return instant.getNano() == 0 && sinceMidnight % (60L * zone.rules().slotMinutes()) == 0;
  }

  private boolean isOpen(TimeRange time) {
    return Slots.of(time, calendar).entrySet().stream()
        .allMatch(
            day -> {
              var closed = day.getValue();
              closed.andNot(Hours.open(hours, day.getKey(), calendar));
              return closed.isEmpty();
            });
  }
}

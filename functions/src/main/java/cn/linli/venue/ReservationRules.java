package cn.linli.venue;

import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Whether a zone may be booked so. The rules are tried in the order of {@link VenueError}; the
 * first that is broken is the answer.
 *
 * @param zone what is booked
 * @param tree it is part of, which says when it is open
 * @param calendar of the community
 * @param now when it is asked
 * @param lastDay that may be booked
 */
record ReservationRules(Zone zone, ZoneTree tree, ZoneId calendar, Instant now, LocalDate lastDay) {
  /** The rules for what is part of no series. */
  ReservationRules(Zone zone, ZoneTree tree, ZoneId calendar, Instant now) {
    this(
        zone,
        tree,
        calendar,
        now,
        LocalDate.ofInstant(now, calendar).plusDays(zone.rules().advanceDays()));
  }

  /**
   * The rules for a week of a series, counted from 0: the zone's days ahead are those of its first.
   */
  ReservationRules inWeek(int number) {
    return new ReservationRules(zone, tree, calendar, now, lastDay.plusWeeks(number));
  }

  /** The rules for moving a booking, which may have more days ahead than a new one. */
  ReservationRules moving(Booking booking) {
    var day = day(booking.time().start());
    return day.isAfter(lastDay) ? new ReservationRules(zone, tree, calendar, now, day) : this;
  }

  /**
   * The first broken rule, if any, without the limits, which somebody's other bookings decide.
   *
   * @param born when the person was, if that is known
   */
  Optional<VenueError> broken(TimeRange time, Use use, LocalDate born) {
    return brokenByTime(time).or(() -> brokenByUse(time, use, born));
  }

  /** The first rule about times that is broken, whoever books. */
  Optional<VenueError> brokenByTime(TimeRange time) {
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
    if (rules.bookBeforeMinutes() != null
        && now.plus(Duration.ofMinutes(rules.bookBeforeMinutes())).isAfter(time.start())) {
      return Optional.of(VenueError.TOO_LATE);
    }
    if (day(time.start()).isAfter(lastDay)) {
      return Optional.of(VenueError.TOO_FAR_AHEAD);
    }
    return isOpen(time) ? Optional.empty() : Optional.of(VenueError.CLOSED);
  }

  /**
   * The same for an activity, which keeps to the centre's hours and to no limit of residents; it
   * may start on any quarter of an hour.
   */
  Optional<VenueError> brokenByActivity(TimeRange time, int people) {
    if (!Slots.fit(time, calendar)) {
      return Optional.of(VenueError.OFF_GRID);
    }
    if (!time.start().isAfter(now)) {
      return Optional.of(VenueError.IN_THE_PAST);
    }
    if (!isOpen(time)) {
      return Optional.of(VenueError.CLOSED);
    }
    return people > zone.capacity() ? Optional.of(VenueError.TOO_MANY_PEOPLE) : Optional.empty();
  }

  private Optional<VenueError> brokenByUse(TimeRange time, Use use, LocalDate born) {
    if (use.people() > zone.capacity()) {
      return Optional.of(VenueError.TOO_MANY_PEOPLE);
    }
    var ages = zone.rules().ages();
    return ages == null || ages.admits(born, day(time.start()))
        ? Optional.empty()
        : Optional.of(VenueError.AGE_LIMIT);
  }

  private Optional<VenueError> overLimit(Tally tally) {
    if (tally.isOverPersonLimit(zone.rules().perPerson())) {
      return Optional.of(VenueError.PERSON_LIMIT);
    }
    if (tally.isOverGroupLimit(zone.rules().perGroup())) {
      return Optional.of(VenueError.GROUP_LIMIT);
    }
    return tally.isFull() ? Optional.of(VenueError.MONTH_FULL) : Optional.empty();
  }

  /**
   * Refuses a time that breaks a rule. Nothing is worked out for a time that was not asked this.
   */
  void requireTime(TimeRange time) {
    refuse(brokenByTime(time));
  }

  /** Refuses a use of such a time that breaks a rule. */
  void requireUse(TimeRange time, Use use, LocalDate born, Tally tally) {
    refuse(brokenByUse(time, use, born).or(() -> overLimit(tally)));
  }

  /** Refuses one more booking than a person or group may have. */
  void requireWithinLimit(Tally tally) {
    refuse(overLimit(tally));
  }

  private static void refuse(Optional<VenueError> broken) {
    broken.ifPresent(
        error -> {
          throw error.refusal();
        });
  }

  /** What a booking costs now. */
  Charge charge(TimeRange time, Organiser organiser) {
    var price = zone.rules().price();
    return price == null ? Charge.FREE : price.of(time, organiser, calendar);
  }

  /** How a booking that a resident asks for stands at first. */
  Reservation asked(Booking booking) {
    var approval = zone.rules().approval();
    if (approval == null) {
      return agreed(booking);
    }
    boolean holds = approval.requests() == Approval.Requests.HOLD;
    return new Reservation.Pending(booking, approval.decideBy(now, booking.time().start()), holds);
  }

  /** How a booking stands that nobody has to decide about any more. */
  Reservation agreed(Booking booking) {
    var price = zone.rules().price();
    if (price == null) {
      // It cost something when it was asked for, and nobody is to pay any more.
      return confirmed(booking.free());
    }
    return booking.charge().isFree()
        ? confirmed(booking)
        : new Reservation.AwaitingPayment(booking, price.payBy(now, booking.time().start()));
  }

  /** How a booking stands that will take place. */
  Reservation.Confirmed confirmed(Booking booking) {
    var checkIn = zone.rules().checkIn();
    var missedAt = checkIn == null ? null : checkIn.missedAt(booking.time());
    return new Reservation.Confirmed(booking, Attendance.EXPECTED, missedAt);
  }

  /** Whether one may wait for a time that is taken. */
  boolean hasWaitingList() {
    return zone.rules().offerMinutes() != null;
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
              closed.andNot(tree.open(zone.id(), day.getKey(), calendar));
              return closed.isEmpty();
            });
  }
}

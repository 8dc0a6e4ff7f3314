package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** That the people of a reservation have come, whoever notices it. */
final class Arrivals {
  private static final Duration EARLIEST = Duration.ofMinutes(30);

  /** The widest margin of a door: who comes in so early is not told of again. */
  private static final Duration EARLIEST_DOOR = Duration.ofHours(2);

  private final Venue venue;
  private final Changes changes;

  Arrivals(Venue venue, Changes changes) {
    this.venue = venue;
    this.changes = changes;
  }

  /** When one may say so: some minutes early, and late as long as it lasts. */
  static TimeRange window(Booking booking) {
    return window(booking, EARLIEST);
  }

  private static TimeRange window(Booking booking, Duration early) {
    return new TimeRange(booking.time().start().minus(early), booking.time().end());
  }

  /** They are here. Who was counted as a no-show and comes late is none. */
  Reservation come(Reservation.Confirmed confirmed, PersonId by) {
    var present = confirmed.as(Attendance.PRESENT);
    var writes = new WriteSet(venue.dynamo());
    var tally = Tally.of(venue, confirmed, present.booking());
    var told = Told.of("venue.reservation-checked-in", by);
    changes.add(writes, confirmed, present, tally, told);
    writes.commit();
    return present;
  }

  /** Who opened the door of what they booked has come. Anything else means nothing here. */
  void doorOpened(CommunityId community, DoorOpened told) {
    Stale.again(
        () -> {
          venue
              .reservations()
              .find(community, told.reservation())
              .filter(found -> found instanceof Reservation.Confirmed)
              .map(Reservation.Confirmed.class::cast)
              .filter(confirmed -> isAwaited(confirmed, told.at()))
              .ifPresent(confirmed -> come(confirmed, told.person()));
          return null;
        });
  }

  private static boolean isAwaited(Reservation.Confirmed confirmed, Instant at) {
    return switch (confirmed.attendance()) {
      case EXPECTED, MISSED -> window(confirmed.booking(), EARLIEST_DOOR).contains(at);
      case PRESENT, EXCUSED -> false;
    };
  }

  /** The event {@code access.door-opened}, as far as the venue reads it. */
  record DoorOpened(UUID reservation, PersonId person, Instant at) {}
}

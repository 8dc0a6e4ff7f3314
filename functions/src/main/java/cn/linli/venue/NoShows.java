package cn.linli.venue;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Reservations to which nobody came: counted against their person, unless the staff excuse it. */
final class NoShows {
  private final Venue venue;
  private final Changes changes;

  NoShows(Venue venue, Changes changes) {
    this.venue = venue;
    this.changes = changes;
  }

  /** Nobody has come in time. A zone that no longer asks counts it against nobody. */
  void miss(Reservation.Confirmed confirmed) {
    var missed = confirmed.as(Attendance.MISSED);
    var booking = missed.booking();
    var writes = new WriteSet(venue.dynamo());
    var tally = Tally.of(venue, confirmed, booking);
    changes.add(writes, confirmed, missed, tally, Told.of("venue.reservation-missed", null));
    venue
        .zones()
        .find(booking.community(), booking.zone())
        .map(zone -> zone.rules().checkIn())
        .ifPresent(rule -> count(writes, missed, rule));
    writes.commit();
  }

  private void count(WriteSet writes, Reservation.Confirmed missed, CheckInRule rule) {
    var booking = missed.booking();
    var before = venue.standings().get(booking.community(), booking.person());
    var after = before.missed(booking.id(), missed.missedAt(), rule, venue.clock().instant());
    venue.standings().put(writes, after);
    after
        .last()
        .filter(last -> last.after().equals(booking.id()))
        .ifPresent(
            suspension ->
                venue.outbox().add(writes, suspended(booking, suspension, after.noShows())));
  }

  private static Event suspended(
      Booking booking, Standing.Suspension suspension, Map<UUID, Instant> noShows) {
    var data =
        Map.<String, Object>of(
            "person", booking.person(),
            "until", suspension.until(),
            "noShows", suspension.count(noShows));
    return new Event("venue.person-suspended", 1, booking.community(), data);
  }

  /**
   * Takes back a no-show on appeal, and the suspension it led to. The same again changes nothing.
   */
  Reservation.View excuse(Principal caller, Commands.Excuse command) {
    return venue
        .change(
            caller,
            command.community(),
            command.reservation(),
            found -> {
              if (!(found instanceof Reservation.Confirmed confirmed)) {
                throw VenueError.NOT_MISSED.refusal();
              }
              return switch (confirmed.attendance()) {
                case EXCUSED -> confirmed;
                case MISSED -> excuseOnce(caller, confirmed, command.reason());
                case EXPECTED, PRESENT -> throw VenueError.NOT_MISSED.refusal();
              };
            })
        .view();
  }

  private Reservation excuseOnce(Principal caller, Reservation.Confirmed missed, String reason) {
    if (missed.booking().person().equals(caller.person())) {
      throw VenueError.OWN_REQUEST.refusal();
    }
    var excused = missed.as(Attendance.EXCUSED);
    var writes = new WriteSet(venue.dynamo());
    var tally = Tally.of(venue, missed, excused.booking());
    var told = new Told("venue.reservation-excused", caller.person(), reason);
    changes.add(writes, missed, excused, tally, told);
    writes.commit();
    return excused;
  }
}

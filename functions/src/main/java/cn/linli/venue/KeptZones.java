package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;

/**
 * The door to zones that activities keep: the same claims, events and doors as anybody's
 * reservation, but only the activity decides about them, and no limit of residents counts them.
 */
public final class KeptZones {
  private final Venue venue;
  private final Changes changes;

  /** The zones of the same database as everybody's reservations. */
  public KeptZones(Reservations reservations) {
    this.venue = reservations.venue();
    this.changes = new Changes(venue);
  }

  /**
   * Keeps a zone until somebody decides about the activity, or says why not. The same again changes
   * nothing; it lapses when its time comes and nobody has confirmed it.
   */
  public void keep(KeptZone wanted) {
    Stale.again(
        () -> {
          keepOnce(wanted);
          return true;
        });
  }

  private void keepOnce(KeptZone wanted) {
    var known = venue.reservations().find(wanted.community(), wanted.id());
    if (known.isPresent()) {
      if (!isThatOf(known.get(), wanted)) {
        throw VenueError.ID_REUSED.refusal();
      }
      return;
    }
    var tree = venue.tree(wanted.community());
    var rules = venue.rules(wanted.community(), tree, wanted.zone());
    rules
        .brokenByActivity(wanted.time(), wanted.people())
        .ifPresent(
            error -> {
              throw error.refusal("zone " + wanted.zone() + " at " + wanted.time().start());
            });
    var booking = booking(wanted, tree, rules);
    changes.requireFree(booking, tree, null);
    var pending = new Reservation.Pending(booking, wanted.time().start(), true);
    var writes = new WriteSet(venue.dynamo());
    changes.addApartFromMonths(
        writes, null, pending, Told.of("venue.reservation-requested", wanted.person()));
    writes.commit();
  }

  private static boolean isThatOf(Reservation known, KeptZone wanted) {
    var booking = known.booking();
    return wanted.activity().equals(booking.activity())
        && booking.zone().equals(wanted.zone())
        && booking.asked().equals(wanted.time());
  }

  private Booking booking(KeptZone wanted, ZoneTree tree, ReservationRules rules) {
    return new Booking(
        wanted.community(),
        wanted.id(),
        wanted.person(),
        wanted.zone(),
        tree.claimed(wanted.zone()),
        wanted.time(),
        wanted.time(),
        rules.held(wanted.time()),
        wanted.use(),
        Charge.FREE,
        null,
        null,
        wanted.activity(),
        venue.clock().instant(),
        1);
  }

  /** The activity takes place: its zone is booked. Whether it is still kept for it. */
  public boolean confirm(CommunityId community, UUID id, PersonId by) {
    return Stale.again(() -> confirmOnce(community, id, by));
  }

  private boolean confirmOnce(CommunityId community, UUID id, PersonId by) {
    var found =
        venue
            .reservations()
            .find(community, id)
            .orElseThrow(VenueError.RESERVATION_NOT_FOUND::refusal);
    if (found instanceof Reservation.Pending pending) {
      // Nobody asks whether its people came: activities know that themselves.
      var confirmed =
          new Reservation.Confirmed(pending.booking().next(), Attendance.EXPECTED, null);
      var writes = new WriteSet(venue.dynamo());
      changes.addApartFromMonths(
          writes, pending, confirmed, Told.of("venue.reservation-accepted", by));
      writes.commit();
      return true;
    }
    return found instanceof Reservation.Confirmed;
  }

  /** The activity does not need a zone any more. One that is over or was never kept is fine. */
  public void release(CommunityId community, UUID id, PersonId by, String reason) {
    Stale.again(
        () -> {
          releaseOnce(community, id, by, reason);
          return true;
        });
  }

  private void releaseOnce(CommunityId community, UUID id, PersonId by, String reason) {
    var now = venue.clock().instant();
    venue
        .reservations()
        .find(community, id)
        .filter(found -> !(found instanceof Reservation.Ended))
        .filter(found -> now.isBefore(found.booking().time().end()))
        .ifPresent(
            found ->
                changes.commit(
                    found,
                    found.end(Reservation.How.CANCELLED, by, now, reason),
                    new Told("venue.reservation-cancelled", by, reason)));
  }
}

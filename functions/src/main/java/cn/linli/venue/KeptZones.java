package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
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
      requireHeld(known.get());
      return;
    }
    var tree = venue.tree(wanted.community());
    var rules = venue.rules(wanted.community(), tree, wanted.zone());
    requireRight(wanted, rules);
    var booking = booking(wanted, tree, rules);
    try {
      changes.requireFree(booking, tree, null);
    } catch (Refusal taken) {
      // What is in the way may be this very zone, kept meanwhile by who asked at the same time.
      if (venue.reservations().find(wanted.community(), wanted.id()).isPresent()) {
        throw new Stale();
      }
      throw taken;
    }
    var pending = new Reservation.Pending(booking, wanted.time().start(), true);
    var writes = new WriteSet(venue.dynamo());
    changes.addApartFromMonths(
        writes, null, pending, Told.of("venue.reservation-requested", wanted.person()));
    writes.commit();
  }

  private static void requireHeld(Reservation known) {
    if (!known.holdsSlots()) {
      throw VenueError.OVER.refusal();
    }
  }

  /** Refuses unless a zone that was kept is kept still. */
  public void requireKept(KeptZone wanted) {
    var known =
        venue
            .reservations()
            .find(wanted.community(), wanted.id())
            .orElseThrow(VenueError.RESERVATION_NOT_FOUND::refusal);
    requireHeld(known);
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

  /**
   * The activity takes place: its zone is booked, at another time than it was kept for where that
   * has changed. Whether the activity has it.
   */
  public boolean confirm(KeptZone wanted) {
    return Stale.again(() -> confirmOnce(wanted));
  }

  private boolean confirmOnce(KeptZone wanted) {
    var found =
        venue
            .reservations()
            .find(wanted.community(), wanted.id())
            .orElseThrow(VenueError.RESERVATION_NOT_FOUND::refusal);
    return switch (found) {
      case Reservation.Pending pending -> confirm(pending, wanted);
      case Reservation.Confirmed confirmed ->
          confirmed.booking().time().equals(wanted.time()) || confirm(confirmed, wanted);
      case Reservation.Waiting waiting -> false;
      case Reservation.Offered offered -> false;
      case Reservation.AwaitingPayment unpaid -> false;
      case Reservation.Ended ended -> false;
    };
  }

  private boolean confirm(Reservation from, KeptZone wanted) {
    var tree = venue.tree(wanted.community());
    var rules = venue.rules(wanted.community(), tree, wanted.zone());
    var was = from.booking();
    boolean isMoved = !was.time().equals(wanted.time());
    var booking =
        isMoved
            ? was.at(
                wanted.time(), rules.held(wanted.time()), tree.claimed(was.zone()), was.charge())
            : was.next();
    try {
      if (isMoved) {
        requireRight(wanted, rules);
        changes.requireFree(booking, tree, was.held());
      }
      // Nobody asks whether its people came: activities know that themselves.
      var confirmed = new Reservation.Confirmed(booking, Attendance.EXPECTED, null);
      var type = isMoved ? "venue.reservation-rescheduled" : "venue.reservation-accepted";
      var writes = new WriteSet(venue.dynamo());
      changes.addApartFromMonths(writes, from, confirmed, Told.of(type, wanted.person()));
      writes.commit();
      return true;
    } catch (Refusal taken) {
      if (taken.code().answer().retryable()) {
        throw taken;
      }
      return false;
    }
  }

  /** Refuses unless a zone that an activity has may be moved to another time. */
  public void requireMovable(KeptZone wanted) {
    var tree = venue.tree(wanted.community());
    var rules = venue.rules(wanted.community(), tree, wanted.zone());
    requireRight(wanted, rules);
    venue
        .reservations()
        .find(wanted.community(), wanted.id())
        .ifPresent(
            found -> {
              var was = found.booking();
              var booking =
                  was.at(
                      wanted.time(),
                      rules.held(wanted.time()),
                      tree.claimed(was.zone()),
                      was.charge());
              changes.requireFree(booking, tree, found.holdsSlots() ? was.held() : null);
            });
  }

  private static void requireRight(KeptZone wanted, ReservationRules rules) {
    rules
        .brokenByActivity(wanted.time(), wanted.people())
        .ifPresent(
            error -> {
              throw error.refusal("zone " + wanted.zone() + " at " + wanted.time().start());
            });
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

package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.util.UUID;

/** What a payment does to a reservation that waits for it. */
final class Payments {
  private final Venue venue;
  private final Changes changes;

  Payments(Venue venue, Changes changes) {
    this.venue = venue;
    this.changes = changes;
  }

  boolean paid(CommunityId community, UUID id) {
    return Stale.again(() -> paidOnce(community, id));
  }

  private boolean paidOnce(CommunityId community, UUID id) {
    var found = venue.reservations().find(community, id);
    return found.isPresent()
        && switch (found.get()) {
          case Reservation.Confirmed confirmed -> true;
          case Reservation.AwaitingPayment unpaid -> confirm(unpaid);
          case Reservation.Waiting waiting -> false;
          case Reservation.Offered offered -> false;
          case Reservation.Pending pending -> false;
          case Reservation.Ended ended -> false;
        };
  }

  /** Who pays late has lost the time, even where nobody has taken it away yet. */
  private boolean confirm(Reservation.AwaitingPayment unpaid) {
    if (!venue.clock().instant().isBefore(unpaid.payBy())) {
      return false;
    }
    var booking = unpaid.booking().next();
    var tree = venue.tree(booking.community());
    var rules = venue.rules(booking.community(), tree, booking.zone());
    changes.commit(
        unpaid, rules.confirmed(booking), Told.of("venue.reservation-paid", booking.person()));
    return true;
  }
}

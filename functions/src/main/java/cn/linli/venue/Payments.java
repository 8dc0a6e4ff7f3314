package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
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

  boolean paid(CommunityId community, UUID id, String payment, Money amount) {
    return Stale.again(() -> paidOnce(community, id, payment, amount));
  }

  private boolean paidOnce(CommunityId community, UUID id, String payment, Money amount) {
    var found = venue.reservations().find(community, id);
    if (found.isEmpty()) {
      return false;
    }
    if (payment.equals(found.get().booking().payment())) {
      // Told again, perhaps after it was cancelled: that told of the refund.
      return true;
    }
    return found.get() instanceof Reservation.AwaitingPayment unpaid
        && isAsked(unpaid, amount)
        && confirm(unpaid, payment);
  }

  /** Who pays late has lost the time, even where nobody has taken it away yet. */
  private boolean isAsked(Reservation.AwaitingPayment unpaid, Money amount) {
    return unpaid.booking().charge().total().equals(amount)
        && !unpaid.isPast(venue.clock().instant());
  }

  private boolean confirm(Reservation.AwaitingPayment unpaid, String payment) {
    var booking = unpaid.booking().paidBy(payment);
    var tree = venue.tree(booking.community());
    var rules = venue.rules(booking.community(), tree, booking.zone());
    changes.commit(
        unpaid, rules.confirmed(booking), Told.of("venue.reservation-paid", booking.person()));
    return true;
  }
}

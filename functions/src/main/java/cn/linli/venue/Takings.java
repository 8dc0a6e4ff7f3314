package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;

/** What a payment does to a reservation that waits for it. */
final class Takings {
  private final Venue venue;
  private final Changes changes;

  Takings(Venue venue, Changes changes) {
    this.venue = venue;
    this.changes = changes;
  }

  boolean paid(CommunityId community, UUID id, UUID payment, Money amount) {
    return Stale.again(() -> paidOnce(community, id, payment, amount));
  }

  private boolean paidOnce(CommunityId community, UUID id, UUID payment, Money amount) {
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

  private boolean confirm(Reservation.AwaitingPayment unpaid, UUID payment) {
    var booking = unpaid.booking().paidBy(payment);
    var tree = venue.tree(booking.community());
    var rules = venue.rules(booking.community(), tree, booking.zone());
    var writes = new WriteSet(venue.dynamo());
    var told = Told.of("venue.reservation-paid", booking.person());
    changes.add(writes, unpaid, rules.confirmed(booking), Tally.of(venue, unpaid, booking), told);
    if (!booking.charge().deposit().equals(Money.ZERO)) {
      owe(writes, booking);
    }
    writes.commit();
    return true;
  }

  /** A deposit comes back at the end at the latest. */
  void owe(WriteSet writes, Booking booking) {
    venue
        .deadlines()
        .add(
            writes,
            Reservations.DEPOSIT,
            booking.community(),
            booking.id().toString(),
            booking.time().end());
  }
}

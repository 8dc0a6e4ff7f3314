package cn.linli.venue;

import cn.linli.payment.Ask;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.payment.Payments;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Map;
import java.util.UUID;

/**
 * Asks for what a reservation costs, hears that it was paid, and has go back what is to go back.
 * The money itself is payment's; each wish there has a key, so that hearing twice is hearing once.
 */
final class Paying {
  /** Who gets what zones cost. */
  private static final String CENTRE = "centre";

  private static final String SUBJECT = "reservation/";
  private static final String DEPOSIT = "deposit";

  private final Venue venue;
  private final Reservations reservations;
  private final Payments payments;

  Paying(Reservations reservations, Payments payments) {
    this.venue = reservations.venue();
    this.reservations = reservations;
    this.payments = payments;
  }

  /** Asks the caller for what their reservation costs now. The same again is the same payment. */
  Payments.View pay(Principal caller, Commands.Pay command) {
    var found =
        venue
            .reservations()
            .find(command.community(), command.reservation())
            .filter(reservation -> reservation.booking().person().equals(caller.person()))
            .orElseThrow(VenueError.RESERVATION_NOT_FOUND::refusal);
    if (!(found instanceof Reservation.AwaitingPayment unpaid)
        || unpaid.isPast(venue.clock().instant())) {
      throw VenueError.NOTHING_TO_PAY.refusal();
    }
    return payments.ask(ask(unpaid, command.payment()));
  }

  private Ask ask(Reservation.AwaitingPayment unpaid, UUID payment) {
    var booking = unpaid.booking();
    var charge = booking.charge();
    var zone = venue.trees().get(booking.community(), booking.zone()).get(booking.zone());
    var day = booking.time().start().atZone(venue.communities().calendar(booking.community()));
    return new Ask(
        booking.community(),
        payment,
        booking.person(),
        CENTRE,
        SUBJECT + booking.id(),
        new Parts(Map.of(Part.FEE, charge.fee(), Part.BOOKING_DEPOSIT, charge.deposit())),
        "%s %s".formatted(zone.name(), day.toLocalDate()),
        unpaid.payBy());
  }

  /** A payment was made. Money for what does not stand goes back at once. */
  void settled(CommunityId community, Settled told) {
    if (told.subject().startsWith(SUBJECT)) {
      var reservation = UUID.fromString(told.subject().substring(SUBJECT.length()));
      if (!reservations.paid(community, reservation, told.payment(), new Money(told.amountFen()))) {
        payments.refundRest(community, told.payment(), "not-taken", "预约未成立，自动退款");
      }
    }
  }

  /** A reservation that was paid is over, or somebody came to it, or did not. */
  void changed(CommunityId community, String type, Changed told) {
    if (told.payment() == null) {
      return;
    }
    switch (type) {
      case "venue.reservation-cancelled" -> {
        payments.refundRest(community, told.payment(), "cancelled", "预约已取消，退款");
        giveBack(community, told.payment());
      }
      case "venue.reservation-checked-in", "venue.reservation-excused" ->
          giveBack(community, told.payment());
      case "venue.reservation-missed" ->
          payments.forfeit(community, told.payment(), Part.BOOKING_DEPOSIT);
      default -> {}
    }
  }

  private void giveBack(CommunityId community, UUID payment) {
    payments.giveBack(community, payment, DEPOSIT, Part.BOOKING_DEPOSIT, "退还押金");
  }

  /** Where nobody asks whether people came, the deposit comes back at the end. */
  void depositDue(Deadline deadline) {
    venue
        .reservations()
        .find(deadline.community(), UUID.fromString(deadline.ref()))
        .filter(Reservation.Confirmed.class::isInstance)
        .ifPresent(this::depositDue);
  }

  private void depositDue(Reservation confirmed) {
    var booking = confirmed.booking();
    if (venue.clock().instant().isBefore(booking.time().end())) {
      // It was moved.
      var writes = new WriteSet(venue.dynamo());
      reservations.takings().owe(writes, booking);
      writes.commit();
    } else if (!confirmed.isMissed()) {
      giveBack(booking.community(), booking.payment());
    }
  }

  /** The event {@code payment.settled}, as far as the venue reads it. */
  record Settled(UUID payment, String subject, PersonId payer, long amountFen) {}

  /** Events about reservations, as far as they are about money. */
  record Changed(UUID reservation, UUID payment) {}
}

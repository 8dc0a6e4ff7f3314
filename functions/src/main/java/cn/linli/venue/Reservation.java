package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/** A zone for a time, as it stands. */
sealed interface Reservation {
  /** What was booked. */
  Booking booking();

  /** It will take place. */
  record Confirmed(Booking booking) implements Reservation {
    Cancelled cancel(PersonId by, Instant at, String reason) {
      return new Cancelled(booking, by, at, reason);
    }
  }

  /** It will not. */
  record Cancelled(Booking booking, PersonId by, Instant at, String reason)
      implements Reservation {}

  /** What the contract shows. */
  default View view() {
    var booking = booking();
    return switch (this) {
      case Confirmed confirmed -> View.of(booking, state(), null, null, null);
      case Cancelled cancelled ->
          View.of(booking, state(), cancelled.at(), cancelled.by(), cancelled.reason());
    };
  }

  /** Its state in the contract's words, as it is stored too. */
  default String state() {
    return switch (this) {
      case Confirmed confirmed -> "confirmed";
      case Cancelled cancelled -> "cancelled";
    };
  }

  /** See {@link Reservation#view}. */
  record View(
      UUID id,
      CommunityId community,
      String zone,
      PersonId person,
      Instant start,
      Instant end,
      int people,
      String purpose,
      String state,
      Instant placedAt,
      Instant cancelledAt,
      PersonId cancelledBy,
      String cancelReason) {
    private static View of(Booking booking, String state, Instant at, PersonId by, String reason) {
      return new View(
          booking.id(),
          booking.community(),
          booking.zone(),
          booking.person(),
          booking.time().start(),
          booking.time().end(),
          booking.people(),
          booking.purpose(),
          state,
          booking.placedAt(),
          at,
          by,
          reason);
    }
  }
}

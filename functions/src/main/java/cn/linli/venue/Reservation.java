package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A zone for a time, as it stands. */
sealed interface Reservation {
  /** What was booked. */
  Booking booking();

  /**
   * The staff have to decide about it.
   *
   * @param decideBy when it lapses
   * @param holds whether it holds its slots meanwhile
   */
  record Pending(Booking booking, Instant decideBy, boolean holds) implements Reservation {}

  /** It will take place. */
  record Confirmed(Booking booking) implements Reservation {}

  /**
   * It will not.
   *
   * @param by who ended it, or null where nobody did
   * @param reason in words, or null
   */
  record Ended(Booking booking, How how, PersonId by, Instant at, String reason)
      implements Reservation {}

  /** How a reservation ends without taking place. */
  enum How {
    CANCELLED,
    REJECTED,
    LAPSED;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The next revision: it ends. */
  default Ended end(How how, PersonId by, Instant at, String reason) {
    return new Ended(booking().next(), how, by, at, reason);
  }

  /** Whether nobody else can have its slots. */
  default boolean holdsSlots() {
    return switch (this) {
      case Pending pending -> pending.holds();
      case Confirmed confirmed -> true;
      case Ended ended -> false;
    };
  }

  /** Its state in the contract's words, as it is stored too. */
  default String state() {
    return switch (this) {
      case Pending pending -> "pending";
      case Confirmed confirmed -> "confirmed";
      case Ended ended -> ended.how().toString();
    };
  }

  /** What the contract shows. */
  default View view() {
    return switch (this) {
      case Pending pending -> View.of(this, pending.decideBy(), null);
      case Confirmed confirmed -> View.of(this, null, null);
      case Ended ended -> View.of(this, null, ended);
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
      int revision,
      Instant placedAt,
      Instant decideBy,
      Instant endedAt,
      PersonId endedBy,
      String endReason) {
    private static View of(Reservation reservation, Instant decideBy, Ended ended) {
      var booking = reservation.booking();
      return new View(
          booking.id(),
          booking.community(),
          booking.zone(),
          booking.person(),
          booking.time().start(),
          booking.time().end(),
          booking.people(),
          booking.purpose(),
          reservation.state(),
          booking.revision(),
          booking.placedAt(),
          decideBy,
          ended == null ? null : ended.at(),
          ended == null ? null : ended.by(),
          ended == null ? null : ended.reason());
    }
  }
}

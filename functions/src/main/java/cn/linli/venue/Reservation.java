package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A zone for a time, as it stands. */
sealed interface Reservation {
  /** The state of {@link Waiting}, in the contract's words. */
  String WAITING = "waiting";

  /** The state of {@link Offered}. */
  String OFFERED = "offered";

  /** What was booked. */
  Booking booking();

  /** Somebody else has the time; its person would take it. */
  record Waiting(Booking booking) implements Reservation {}

  /**
   * The time has become free and is kept for its person.
   *
   * @param until when the offer ends
   */
  record Offered(Booking booking, Instant until) implements Reservation {}

  /**
   * The staff have to decide about it.
   *
   * @param decideBy when it lapses
   * @param holds whether it holds its slots meanwhile
   */
  record Pending(Booking booking, Instant decideBy, boolean holds) implements Reservation {}

  /**
   * It takes place once it is paid.
   *
   * @param payBy when it lapses
   */
  record AwaitingPayment(Booking booking, Instant payBy) implements Reservation {}

  /**
   * It will take place, or did.
   *
   * @param missedAt when it counts as a no-show unless they come; null where nobody asks
   */
  record Confirmed(Booking booking, Attendance attendance, Instant missedAt)
      implements Reservation {
    /** The next revision: somebody knows more about who came. */
    Confirmed as(Attendance next) {
      return new Confirmed(booking.next(), next, missedAt);
    }
  }

  /**
   * It will not.
   *
   * @param by who ended it, or null where nobody did
   * @param reason in words, or null
   * @param was its state before, in the contract's words
   */
  record Ended(Booking booking, How how, PersonId by, Instant at, String reason, String was)
      implements Reservation {}

  /** How a reservation ends without taking place. */
  enum How {
    CANCELLED,
    REJECTED,
    LAPSED;

    static boolean isOne(String state) {
      return Stream.of(values()).anyMatch(how -> how.toString().equals(state));
    }

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The next revision: it ends. */
  default Ended end(How how, PersonId by, Instant at, String reason) {
    return new Ended(booking().next(), how, by, at, reason, state());
  }

  /** Whether it changed by itself already, or would if anybody looked. */
  default boolean isPast(Instant now) {
    return due().filter(due -> !now.isBefore(due)).isPresent();
  }

  /** Whether somebody wrote something about it. */
  default boolean hasWords() {
    return booking().use().note() != null
        || (this instanceof Ended ended && ended.reason() != null);
  }

  /** Whether its people did not come. */
  default boolean isMissed() {
    return attendance() == Attendance.MISSED;
  }

  /** Whether nobody else can have its slots. */
  default boolean holdsSlots() {
    return switch (this) {
      case Pending pending -> pending.holds();
      case Offered offered -> true;
      case AwaitingPayment awaiting -> true;
      case Confirmed confirmed -> true;
      case Waiting waiting -> false;
      case Ended ended -> false;
    };
  }

  /** When it changes by itself unless somebody does something before. */
  default Optional<Instant> due() {
    return switch (this) {
      case Pending pending -> Optional.of(pending.decideBy());
      case Offered offered -> Optional.of(offered.until());
      case AwaitingPayment awaiting -> Optional.of(awaiting.payBy());
      case Waiting waiting -> Optional.of(waiting.booking().time().start());
      case Confirmed confirmed ->
          confirmed.attendance() == Attendance.EXPECTED
              ? Optional.ofNullable(confirmed.missedAt())
              : Optional.empty();
      case Ended ended -> Optional.empty();
    };
  }

  /** Its state in the contract's words, as it is stored too. */
  default String state() {
    return switch (this) {
      case Waiting waiting -> WAITING;
      case Offered offered -> OFFERED;
      case Pending pending -> "pending";
      case AwaitingPayment awaiting -> "awaiting-payment";
      case Confirmed confirmed -> "confirmed";
      case Ended ended -> ended.how().toString();
    };
  }

  /** Whether its people are to come, came or did not; null while that is no question. */
  default Attendance attendance() {
    return this instanceof Confirmed confirmed ? confirmed.attendance : null;
  }

  /** What the contract shows. */
  default View view() {
    return View.of(this, null);
  }

  /** The same, with the place in the line of one that waits. */
  default View view(Integer placeInLine) {
    return View.of(this, placeInLine);
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
      Purpose purpose,
      Organiser organiser,
      String note,
      UUID series,
      UUID activity,
      long feeFen,
      long depositFen,
      String state,
      Attendance attendance,
      int revision,
      Instant placedAt,
      Instant decideBy,
      Instant payBy,
      Instant offeredUntil,
      Integer placeInLine,
      Instant endedAt,
      PersonId endedBy,
      String endReason) {
    private static View of(Reservation reservation, Integer placeInLine) {
      var booking = reservation.booking();
      var ended = reservation instanceof Ended end ? end : null;
      return new View(
          booking.id(),
          booking.community(),
          booking.zone(),
          booking.person(),
          booking.time().start(),
          booking.time().end(),
          booking.use().people(),
          booking.use().purpose(),
          booking.use().organiser(),
          booking.use().note(),
          booking.series(),
          booking.activity(),
          booking.charge().fee().fen(),
          booking.charge().deposit().fen(),
          reservation.state(),
          reservation.attendance(),
          booking.revision(),
          booking.placedAt(),
          reservation instanceof Pending pending ? pending.decideBy() : null,
          reservation instanceof AwaitingPayment awaiting ? awaiting.payBy() : null,
          reservation instanceof Offered offered ? offered.until() : null,
          placeInLine,
          ended == null ? null : ended.at(),
          ended == null ? null : ended.by(),
          ended == null ? null : ended.reason());
    }
  }
}

package cn.linli.venue;

import cn.linli.shared.ErrorCode;
import java.util.stream.Stream;

/** How venue says no. */
public enum VenueError implements ErrorCode {
  ID_REUSED(
      "venue.reservation-id-reused",
      409,
      false,
      "This reservation id belongs to another reservation"),
  SERIES_ID_REUSED(
      "venue.series-id-reused", 409, false, "This series id belongs to another series"),
  SUSPENDED(
      "venue.suspended",
      403,
      false,
      "You missed too many reservations lately and cannot book for a while; the staff can help"),
  ZONE_NOT_FOUND("venue.zone-not-found", 404, false, "There is no such zone"),
  NO_SERIES("venue.no-series", 422, false, "This zone is not booked in weekly series"),
  SERIES_TOO_LONG(
      "venue.series-too-long", 422, false, "This zone is not booked for so many weeks at once"),
  OFF_GRID(
      "venue.off-grid",
      422,
      false,
      "Bookings of this zone start and end on multiples of its slot length"),
  TOO_SHORT("venue.too-short", 422, false, "This zone is not booked for so short a time"),
  TOO_LONG("venue.too-long", 422, false, "This zone is not booked for so long a time"),
  IN_THE_PAST("venue.in-the-past", 422, false, "This time has begun or is over"),
  TOO_LATE("venue.too-late", 422, false, "It is too late to book this zone for so soon a time"),
  TOO_FAR_AHEAD("venue.too-far-ahead", 422, false, "This zone is not yet booked for so late a day"),
  CLOSED("venue.closed", 422, false, "The zone is closed during some of this time"),
  TOO_MANY_PEOPLE("venue.too-many-people", 422, false, "So many people do not fit into this zone"),
  AGE_LIMIT("venue.age-limit", 422, false, "This zone is booked by people of another age"),
  PERSON_LIMIT(
      "venue.person-limit",
      409,
      false,
      "You have as many bookings of this zone on this day, in this week or month as one person may"
          + " have"),
  GROUP_LIMIT(
      "venue.group-limit",
      409,
      false,
      "Your group has as many bookings of this zone on this day, in this week or month as one group"
          + " may have"),
  MONTH_FULL(
      "venue.month-full",
      409,
      false,
      "You have made as many reservations in this month as one person may, cancelled ones"
          + " included"),
  SLOT_TAKEN("venue.slot-taken", 409, false, "Somebody else has booked this time"),
  SERIES_TOO_LARGE(
      "venue.series-too-large",
      422,
      false,
      "So many bookings cannot be made all at once; book the series as partial, or for fewer weeks"),
  SERIES_NOT_FOUND(
      "venue.series-not-found", 404, false, "There is no such series, or it is not yours"),
  SERIES_CANCELLED(
      "venue.series-cancelled",
      409,
      false,
      "The series was cancelled before this week of it was booked"),
  WAITING_ALREADY(
      "venue.waiting-already",
      409,
      false,
      "You are on the waiting list of this zone already, for some of the same time"),
  WAITING_LIST_FULL(
      "venue.waiting-list-full",
      409,
      false,
      "As many people wait for this zone on this day as may"),
  RESERVATION_NOT_FOUND(
      "venue.reservation-not-found",
      404,
      false,
      "There is no such reservation, or it is not yours"),
  CANCEL_TOO_LATE(
      "venue.cancel-too-late",
      409,
      false,
      "It is too late to cancel this reservation yourself; ask the staff"),
  DECIDED_TOO_LATE(
      "venue.decided-too-late", 409, false, "This request has lapsed: nobody decided about it"),
  DECIDED_ALREADY(
      "venue.decided-already",
      409,
      false,
      "This request is decided already; return it to handling first"),
  OWN_REQUEST(
      "venue.own-request", 409, false, "Somebody else of the staff decides about your own request"),
  NOT_BY_REQUEST(
      "venue.not-by-request", 409, false, "Bookings of this zone are not decided by the staff"),
  NOT_CONFIRMED("venue.not-confirmed", 409, false, "Only a confirmed reservation is checked in"),
  CHECK_IN_TOO_EARLY(
      "venue.check-in-too-early", 409, false, "Check-in begins 30 minutes before the start"),
  CHECK_IN_CODE_WRONG(
      "venue.check-in-code-wrong", 403, false, "This is not the code that is shown on site now"),
  NOT_MISSED("venue.not-missed", 409, false, "Nobody has missed this reservation"),
  NOT_OFFERED(
      "venue.not-offered", 409, false, "You are still waiting: there is no offer to take up yet"),
  OFFER_OVER("venue.offer-over", 409, false, "This offer is over: nobody took it up in time"),
  NOTHING_TO_PAY(
      "venue.nothing-to-pay", 409, false, "This reservation does not wait for a payment"),
  PAID_ALREADY(
      "venue.paid-already", 409, false, "This reservation is paid; cancel it and book anew"),
  PRICE_DIFFERS(
      "venue.price-differs",
      409,
      false,
      "The new time has another price; cancel the reservation and book anew"),
  TOO_LARGE_TO_MOVE(
      "venue.too-large-to-move",
      422,
      false,
      "This booking is too large to be moved in one piece; cancel it and book anew"),
  OF_ACTIVITY(
      "venue.of-activity",
      409,
      false,
      "This reservation is kept for an activity; change the activity instead"),
  OVER("venue.reservation-over", 409, false, "This reservation is over"),
  BLACKOUT_ID_REUSED(
      "venue.blackout-id-reused", 409, false, "This blackout id belongs to another blackout"),
  BLACKOUT_NOT_FOUND("venue.blackout-not-found", 404, false, "There is no such blackout"),
  TOO_MANY_DEVIATIONS(
      "venue.too-many-deviations",
      409,
      false,
      "A centre has at most 200 special days and blackouts ahead"),
  FEED_NOT_FOUND(
      "venue.calendar-feed-not-found", 404, false, "There is no calendar at this address"),
  PARENT_UNKNOWN(
      "venue.zone-parent-unknown", 409, false, "The zone it shall belong to does not exist"),
  SECOND_ROOT(
      "venue.zone-second-root",
      409,
      false,
      "The centre already has a zone that is the whole place; name a parent"),
  LOOP("venue.zone-loop", 409, false, "A zone cannot lie inside itself"),
  TOO_MANY_ZONES("venue.too-many-zones", 409, false, "A centre has at most 28 zones"),
  CHANGED_MEANWHILE(
      "venue.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew");

  private final Answer answer;

  VenueError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  /** The one of this code. */
  static VenueError of(String code) {
    return Stream.of(values())
        .filter(error -> error.answer.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Answer answer() {
    return answer;
  }
}

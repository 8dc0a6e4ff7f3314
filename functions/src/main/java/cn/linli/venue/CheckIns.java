package cn.linli.venue;

import cn.linli.shared.Fault;
import cn.linli.shared.Principal;

/** People say that they have come, by the code on site; or the staff say it for them. */
final class CheckIns {
  private final Venue venue;
  private final Arrivals arrivals;
  private final CheckInCodes codes;

  CheckIns(Venue venue, Arrivals arrivals, CheckInCodes codes) {
    this.venue = venue;
    this.arrivals = arrivals;
    this.codes = codes;
  }

  /** What a screen in a zone shows. */
  CheckInCodes.View code(Commands.OfZone query) {
    if (venue.zones().find(query.community(), query.zone()).isEmpty()) {
      throw VenueError.ZONE_NOT_FOUND.refusal();
    }
    return codes.now(query.community(), query.zone());
  }

  /** Checks in. The same again changes nothing. */
  Reservation.View checkIn(Principal caller, Commands.CheckIn command) {
    return venue
        .change(
            caller,
            command.community(),
            command.reservation(),
            found ->
                switch (found) {
                  case Reservation.Confirmed confirmed ->
                      confirmed.attendance() == Attendance.PRESENT
                          ? confirmed
                          : checkInOnce(caller, confirmed, command.code());
                  case Reservation.Ended ended -> throw VenueError.OVER.refusal();
                  case Reservation.Waiting waiting -> throw VenueError.NOT_CONFIRMED.refusal();
                  case Reservation.Offered offered -> throw VenueError.NOT_CONFIRMED.refusal();
                  case Reservation.Pending pending -> throw VenueError.NOT_CONFIRMED.refusal();
                  case Reservation.AwaitingPayment unpaid ->
                      throw VenueError.NOT_CONFIRMED.refusal();
                })
        .view();
  }

  private Reservation checkInOnce(Principal caller, Reservation.Confirmed confirmed, String code) {
    var window = Arrivals.window(confirmed.booking());
    var now = venue.clock().instant();
    if (!now.isBefore(window.end())) {
      throw VenueError.OVER.refusal();
    }
    if (now.isBefore(window.start())) {
      throw VenueError.CHECK_IN_TOO_EARLY.refusal("from " + window.start());
    }
    if (confirmed.booking().person().equals(caller.person())) {
      requireOnSite(confirmed.booking(), code);
    }
    return arrivals.come(confirmed, caller.person());
  }

  /** The code at the house door says as much as the one in the room. */
  private void requireOnSite(Booking booking, String code) {
    Fault.checks().that(code != null, "/code", "is required to check in yourself").orRefuse();
    var zones = venue.trees().get(booking.community(), booking.zone()).related(booking.zone());
    if (!codes.isShown(booking.community(), zones, code)) {
      throw VenueError.CHECK_IN_CODE_WRONG.refusal();
    }
  }
}

package cn.linli.venue;

import static cn.linli.venue.Changes.event;

import cn.linli.shared.Principal;
import cn.linli.shared.TimeRange;

/** Moves a reservation to another time of its zone: the old slots go as the new ones come. */
final class Rescheduling {
  private final Venue venue;
  private final Changes changes;

  Rescheduling(Venue venue, Changes changes) {
    this.venue = venue;
    this.changes = changes;
  }

  /** Moves it, or says why not and leaves it where it is. The same again changes nothing. */
  Reservation.View move(Principal caller, Commands.Reschedule command) {
    return venue
        .change(
            caller,
            command.community(),
            command.reservation(),
            found -> {
              if (found instanceof Reservation.Ended) {
                throw VenueError.OVER.refusal();
              }
              return found.booking().time().equals(command.time())
                  ? found
                  : moveOnce(caller, found, command);
            })
        .view();
  }

  private Reservation moveOnce(Principal caller, Reservation from, Commands.Reschedule command) {
    var time = command.time();
    var was = from.booking();
    var tree = venue.zones().tree(was.community());
    venue.requireInTime(caller, from, () -> tree);
    var rules = venue.rules(was.community(), tree, was.zone());
    var month = venue.month(was.community(), was.person(), time.start());
    rules.require(time, was.people(), month.apartFrom(was.id()));
    var booking = was.at(time, rules.held(time), tree.claimed(was.zone()));
    changes.requireFree(booking, tree, ours(from));
    var to = moved(caller, from, booking, rules);
    changes.commit(from, to, month, event("venue.reservation-rescheduled", caller.person()));
    return to;
  }

  private static TimeRange ours(Reservation from) {
    return from.holdsSlots() ? from.booking().held() : null;
  }

  /** A new time is a new question to the staff, unless it is they who move it for somebody. */
  private static Reservation moved(
      Principal caller, Reservation from, Booking booking, ReservationRules rules) {
    boolean own = booking.person().equals(caller.person());
    if (from instanceof Reservation.Confirmed && Venue.runsTheCentre(caller) && !own) {
      return new Reservation.Confirmed(booking);
    }
    return rules.asked(booking);
  }
}

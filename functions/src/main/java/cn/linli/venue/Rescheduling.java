package cn.linli.venue;

import cn.linli.identity.People;
import cn.linli.shared.Principal;
import cn.linli.shared.TimeRange;

/** Moves a reservation to another time of its zone: the old slots go as the new ones come. */
final class Rescheduling {
  private final Venue venue;
  private final Changes changes;
  private final People people;

  Rescheduling(Venue venue, Changes changes, People people) {
    this.venue = venue;
    this.changes = changes;
    this.people = people;
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
    var tree = venue.tree(was.community());
    requireMovable(from);
    venue.requireInTime(caller, from, () -> tree);
    var rules = venue.rules(was.community(), tree, was.zone()).moving(was);
    rules.requireTime(time);
    var charge = rules.charge(time, was.use().organiser());
    var booking = was.at(time, rules.held(time), tree.claimed(was.zone()), charge);
    var tally = Tally.of(venue, from, booking, rules.zone().rules());
    rules.requireUse(time, was.use(), people.requireActive(was.person()), tally);
    requireSamePrice(from, charge);
    changes.requireFree(booking, tree, ours(from));
    var to = moved(caller, from, booking, rules);
    changes.commit(
        from,
        to,
        tally,
        new Told("venue.reservation-rescheduled", caller.person(), command.reason()));
    return to;
  }

  /** What has lapsed is not revived, and who cannot book cannot have what they only wait for. */
  private void requireMovable(Reservation from) {
    var booking = from.booking();
    if (!(from instanceof Reservation.Confirmed) && from.isPast(venue.clock().instant())) {
      throw VenueError.OVER.refusal();
    }
    if (from instanceof Reservation.Waiting || from instanceof Reservation.Offered) {
      new Standings(venue).requireGood(booking.community(), booking.person());
    }
  }

  /** What is paid stays paid: nobody owes the difference. */
  private static void requireSamePrice(Reservation from, Charge charge) {
    if (from instanceof Reservation.Confirmed && !from.booking().charge().equals(charge)) {
      throw VenueError.PRICE_DIFFERS.refusal();
    }
  }

  private static TimeRange ours(Reservation from) {
    return from.holdsSlots() ? from.booking().held() : null;
  }

  /** A new time is a new question to the staff, unless it is they who move it for somebody. */
  private static Reservation moved(
      Principal caller, Reservation from, Booking booking, ReservationRules rules) {
    boolean own = booking.person().equals(caller.person());
    if (!(from instanceof Reservation.Confirmed)) {
      return keepingItsDeadline(from, rules.asked(booking));
    }
    if (rules.zone().rules().approval() == null || (Venue.runsTheCentre(caller) && !own)) {
      return rules.confirmed(booking);
    }
    Venue.requireUnpaid(from);
    return rules.asked(booking);
  }

  /** Moving buys no time to pay in: what is not paid is not held for ever. */
  private static Reservation keepingItsDeadline(Reservation from, Reservation to) {
    return from instanceof Reservation.AwaitingPayment was
            && to instanceof Reservation.AwaitingPayment now
            && was.payBy().isBefore(now.payBy())
        ? new Reservation.AwaitingPayment(now.booking(), was.payBy())
        : to;
  }
}

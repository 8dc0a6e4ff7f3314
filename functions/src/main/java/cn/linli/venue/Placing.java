package cn.linli.venue;

import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

/** How a zone is booked, alone or as a week of a series: the same rules, claims and events. */
final class Placing {
  private final Venue venue;
  private final Changes changes;

  Placing(Venue venue, Changes changes) {
    this.venue = venue;
    this.changes = changes;
  }

  /** Books in one transaction with what else is to be written. */
  Reservation place(WriteSet writes, Wish wish) {
    var tree = venue.tree(wish.place().community());
    var rules = tree.get(wish.place().zone()).rules();
    var asked = ask(wish, tree, booking -> Tally.of(venue, null, booking, rules));
    changes.add(writes, null, asked.reservation(), asked.tally(), asked.told());
    try {
      writes.commit();
    } catch (Refusal refused) {
      // Somebody was faster since we looked: who would wait looks again, and waits.
      throw wish.mayWait(rules) && refused.code() == VenueError.SLOT_TAKEN ? new Stale() : refused;
    }
    return asked.reservation();
  }

  /**
   * How a booking would stand at first, or why it cannot be; nothing is written.
   *
   * @param count finds what the limits are counted in
   */
  Asked ask(Wish wish, ZoneTree tree, Function<Booking, Tally> count) {
    var place = wish.place();
    var rules = venue.rules(place.community(), tree, place.zone()).inWeek(wish.week());
    rules.requireTime(place.time());
    var booking = booking(wish, tree, rules);
    var tally = count.apply(booking);
    rules.requireUse(place.time(), place.use(), wish.born(), tally);
    try {
      changes.requireFree(booking, tree, null);
    } catch (Refusal refused) {
      if (refused.code() == VenueError.SLOT_TAKEN && wish.mayWait(rules.zone().rules())) {
        var told = Told.of("venue.reservation-queued", wish.person());
        return new Asked(new WaitingList(venue).join(booking), tally, told);
      }
      throw refused;
    }
    var reservation = rules.asked(booking);
    var told =
        reservation instanceof Reservation.Pending
            ? Told.of("venue.reservation-requested", wish.person())
            : Told.of("venue.reservation-placed", wish.person());
    return new Asked(reservation, tally, told);
  }

  private Booking booking(Wish wish, ZoneTree tree, ReservationRules rules) {
    var place = wish.place();
    return new Booking(
        place.community(),
        place.reservation(),
        wish.person(),
        place.zone(),
        tree.claimed(place.zone()),
        place.time(),
        place.time(),
        rules.held(place.time()),
        place.use(),
        rules.charge(place.time(), place.use().organiser()),
        null,
        wish.series(),
        null,
        venue.clock().instant(),
        1);
  }

  /**
   * A booking that somebody would like to have.
   *
   * @param born when they were, or null where that is not known
   * @param series it is part of, or null
   * @param week of the series, from 0
   */
  record Wish(PersonId person, LocalDate born, Commands.Place place, UUID series, int week) {
    /** Whether its person would rather wait for a time that is taken, and the zone has a list. */
    private boolean mayWait(BookingRules rules) {
      return place.mayWait() && rules.offerMinutes() != null;
    }

    /** A booking that is part of nothing. */
    static Wish alone(PersonId person, LocalDate born, Commands.Place place) {
      return new Wish(person, born, place, null, 0);
    }
  }

  /** A booking that breaks no rule, with what is written of it. */
  record Asked(Reservation reservation, Tally tally, Told told) {}
}

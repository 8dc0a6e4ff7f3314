package cn.linli.venue;

import cn.linli.shared.Money;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every change of a reservation: what it becomes, with the claims, the month, the list of requests,
 * the deadline and the event that follow from it, in one transaction. There is no other way to
 * claim a slot.
 */
final class Changes {
  /**
   * A transaction holds 100 items, and a change writes up to 15 others: the reservation, three
   * months of its person and three of its group, two entries of each of two lists, a deadline, the
   * event, and what a use case adds.
   */
  private static final int MOST_CLAIMS = 85;

  private final Venue venue;

  Changes(Venue venue) {
    this.venue = venue;
  }

  /** Commits a change that no limit forbids. */
  void commit(Reservation from, Reservation to, Told told) {
    commit(from, to, Tally.of(venue, from, to.booking()), told);
  }

  /**
   * Commits a change.
   *
   * @param from what was read, or null for a new one
   * @param to its next revision
   * @param tally the months as the rules saw them
   * @param told what others hear of it
   */
  void commit(Reservation from, Reservation to, Tally tally, Told told) {
    var writes = new WriteSet(venue.dynamo());
    add(writes, from, to, tally, told);
    writes.commit();
  }

  /** Adds a change to what a use case writes. */
  void add(WriteSet writes, Reservation from, Reservation to, Tally tally, Told told) {
    addApartFromMonths(writes, from, to, told);
    // What an activity keeps is nobody's own: it counts against no limit.
    if (!to.booking().isOfActivity()) {
      tally.write(writes, to);
    }
  }

  /** The same without the months, which several changes at once write together. */
  void addApartFromMonths(WriteSet writes, Reservation from, Reservation to, Told told) {
    venue.reservations().put(writes, to);
    claim(writes, from, to);
    listPending(writes, from, to);
    listWaiting(writes, from, to);
    addDue(writes, from, to);
    if (from != null && from.isMissed() && !to.isMissed()) {
      new Standings(venue).takeBack(writes, to.booking());
    }
    venue.outbox().add(writes, event(from, to, told));
  }

  private void claim(WriteSet writes, Reservation from, Reservation to) {
    var before = from == null ? new TreeMap<Cell, BitSet>() : held(from);
    var after = held(to);
    var cells = new TreeSet<>(before.keySet());
    cells.addAll(after.keySet());
    if (cells.size() > MOST_CLAIMS) {
      throw VenueError.TOO_LARGE_TO_MOVE.refusal();
    }
    for (var cell : cells) {
      var freed = (BitSet) before.getOrDefault(cell, new BitSet()).clone();
      var taken = (BitSet) after.getOrDefault(cell, new BitSet()).clone();
      freed.andNot(after.getOrDefault(cell, new BitSet()));
      taken.andNot(before.getOrDefault(cell, new BitSet()));
      if (!freed.isEmpty() || !taken.isEmpty()) {
        var booking = to.booking();
        venue
            .claims()
            .change(writes, booking.community(), cell.zone, cell.date, freed, taken, booking.id());
      }
    }
  }

  private SortedMap<Cell, BitSet> held(Reservation reservation) {
    var held = new TreeMap<Cell, BitSet>();
    if (reservation.holdsSlots()) {
      var booking = reservation.booking();
      var calendar = venue.communities().calendar(booking.community());
      var days = Slots.of(booking.held(), calendar);
      for (var zone : booking.claimed()) {
        days.forEach((date, slots) -> held.put(new Cell(zone, date), slots));
      }
    }
    return held;
  }

  private void listPending(WriteSet writes, Reservation from, Reservation to) {
    var now = to instanceof Reservation.Pending pending ? pending : null;
    if (from instanceof Reservation.Pending was
        && !was.booking().isOfActivity()
        && (now == null || !now.decideBy().equals(was.decideBy()))) {
      venue.pending().delete(writes, was);
    }
    // What an activity keeps is decided about with the activity.
    if (now != null && !now.booking().isOfActivity()) {
      venue.pending().put(writes, now);
    }
  }

  private void listWaiting(WriteSet writes, Reservation from, Reservation to) {
    if (to instanceof Reservation.Waiting now) {
      venue.waiting().put(writes, now.booking(), day(now));
    } else if (from instanceof Reservation.Waiting was) {
      venue.waiting().delete(writes, was.booking(), day(was));
    }
  }

  private LocalDate day(Reservation reservation) {
    var booking = reservation.booking();
    return LocalDate.ofInstant(
        booking.time().start(), venue.communities().calendar(booking.community()));
  }

  /** Deadlines that have lost their meaning are left: who is told of one looks what stands. */
  private void addDue(WriteSet writes, Reservation from, Reservation to) {
    var was = from == null ? Optional.empty() : from.due();
    var booking = to.booking();
    to.due()
        .filter(at -> !was.equals(Optional.of(at)))
        .ifPresent(
            at ->
                venue
                    .deadlines()
                    .add(
                        writes,
                        Reservations.DUE,
                        booking.community(),
                        booking.id().toString(),
                        at));
  }

  private Event event(Reservation from, Reservation to, Told told) {
    var booking = to.booking();
    var opens =
        to instanceof Reservation.Ended
            ? null
            : venue.trees().get(booking.community(), booking.zone()).related(booking.zone());
    return told.of(to, opens, refund(from, to), freed(from, to));
  }

  /** What was paid goes back whole when a reservation is cancelled: who may cancel is in time. */
  private static Money refund(Reservation from, Reservation to) {
    return to instanceof Reservation.Ended && from.booking().payment() != null
        ? from.booking().charge().total()
        : Money.ZERO;
  }

  /** The time that somebody else may have now, or null. */
  private static TimeRange freed(Reservation from, Reservation to) {
    if (from == null || !from.holdsSlots()) {
      return null;
    }
    var held = from.booking().held();
    return to.holdsSlots() && to.booking().held().equals(held) ? null : held;
  }

  /**
   * Refuses before writing what can only lose: it costs reads instead of a transaction, and it sees
   * claims that a zone made before the tree was changed. The claims' own conditions decide every
   * race.
   *
   * @param ours what the reservation holds already, or null
   */
  void requireFree(Booking booking, ZoneTree tree, TimeRange ours) {
    var calendar = venue.communities().calendar(booking.community());
    var own = ours == null ? new TreeMap<LocalDate, BitSet>() : Slots.of(ours, calendar);
    Slots.of(booking.held(), calendar)
        .forEach(
            (date, slots) -> {
              slots.andNot(own.getOrDefault(date, new BitSet()));
              venue
                  .claims()
                  .read(booking.community(), date)
                  .claimedIn(tree.related(booking.zone()), slots)
                  .ifPresent(
                      zone -> {
                        throw VenueError.SLOT_TAKEN.refusal("in " + zone + " on " + date);
                      });
            });
  }

  /** Whether a confirmed reservation stands against a booking. */
  boolean isGone(Booking booking, ZoneTree tree) {
    var related = tree.related(booking.zone());
    var calendar = venue.communities().calendar(booking.community());
    return Slots.of(booking.held(), calendar).entrySet().stream()
        .flatMap(
            day ->
                venue
                    .claims()
                    .holders(booking.community(), day.getKey(), related, day.getValue())
                    .stream())
        .flatMap(holder -> venue.reservations().find(booking.community(), holder).stream())
        .anyMatch(Reservation.Confirmed.class::isInstance);
  }

  private record Cell(String zone, LocalDate date) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int byZone = zone.compareTo(other.zone);
      return byZone != 0 ? byZone : date.compareTo(other.date);
    }
  }
}

package cn.linli.venue;

import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every change of a reservation: what it becomes, with the claims, the month, the list of requests,
 * the deadline and the event that follow from it, in one transaction. There is no other way to
 * claim a slot.
 */
final class Changes {
  /** A transaction holds 100 items, and a change writes up to seven others. */
  private static final int MOST_CLAIMS = 93;

  private final Venue venue;

  Changes(Venue venue) {
    this.venue = venue;
  }

  /** Commits a change whose month needs no rule. */
  void commit(Reservation from, Reservation to, Told told) {
    var booking = to.booking();
    var month = venue.month(booking.community(), booking.person(), booking.time().start());
    commit(from, to, month, told);
  }

  /**
   * Commits a change.
   *
   * @param from what was read, or null for a new one
   * @param to its next revision
   * @param month that the new time starts in, as the rules saw it
   * @param told what others hear of it
   */
  void commit(Reservation from, Reservation to, Month month, Told told) {
    var writes = new WriteSet(venue.dynamo());
    venue.reservations().put(writes, to);
    claim(writes, from, to);
    venue.months().put(writes, month.with(to));
    leaveMonth(writes, from, month);
    listPending(writes, from, to);
    venue.outbox().add(writes, told.of(to));
    writes.commit();
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

  private void leaveMonth(WriteSet writes, Reservation from, Month month) {
    if (from == null) {
      return;
    }
    var booking = from.booking();
    var calendar = venue.communities().calendar(booking.community());
    var before = YearMonth.from(booking.time().start().atZone(calendar));
    if (!before.equals(month.month())) {
      var left = venue.months().get(booking.community(), booking.person(), before);
      venue.months().put(writes, left.without(booking.id()));
    }
  }

  private void listPending(WriteSet writes, Reservation from, Reservation to) {
    var now = to instanceof Reservation.Pending pending ? pending : null;
    if (from instanceof Reservation.Pending was
        && (now == null || !now.decideBy().equals(was.decideBy()))) {
      venue.pending().delete(writes, was);
    }
    if (now != null) {
      var booking = now.booking();
      venue.pending().put(writes, now);
      venue
          .deadlines()
          .add(
              writes,
              Reservations.DECIDE,
              booking.community(),
              booking.id().toString(),
              now.decideBy());
    }
  }

  /** An event, and whose doing it tells of. */
  static Told event(String type, PersonId by) {
    return new Told(type, by);
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

  /**
   * What others hear of a change.
   *
   * @param by null where it is nobody's doing
   */
  record Told(String type, PersonId by) {
    private Event of(Reservation reservation) {
      var booking = reservation.booking();
      var data = new HashMap<String, Object>();
      data.put("reservation", booking.id());
      data.put("zone", booking.zone());
      data.put("person", booking.person());
      data.put("start", booking.time().start());
      data.put("end", booking.time().end());
      data.put("state", reservation.state());
      if (by != null) {
        data.put("by", by);
      }
      return new Event(type, 1, booking.community(), Map.copyOf(data));
    }
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

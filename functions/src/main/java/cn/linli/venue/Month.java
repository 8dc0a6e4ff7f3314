package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The reservations of a person or a group that start in a month, in one community. A booking is
 * written together with its months, so that a limit is never passed by two requests at once.
 *
 * @param owner whose they are, see {@link #of(PersonId)} and {@link #ofGroup}
 * @param entries by reservation id: zone, first minute since 1970, minutes and state, parted by
 *     blanks: short, so that a dozen stay within one write unit
 * @param revision counts the changes; 0 for a month without any
 */
record Month(
    CommunityId community,
    String owner,
    YearMonth month,
    Map<String, String> entries,
    int revision) {
  private static final int MOST = 60;

  static Month empty(CommunityId community, String owner, YearMonth month) {
    return new Month(community, owner, month, Map.of(), 0);
  }

  /** The owner of a person's months. */
  static String of(PersonId person) {
    return "person#" + person;
  }

  /** The owner of a group's months. */
  static String ofGroup(String group) {
    return "group#" + group;
  }

  Month with(Reservation reservation) {
    var booking = reservation.booking();
    var more = new TreeMap<>(entries);
    more.put(
        booking.id().toString(),
        "%s %d %d %s"
            .formatted(
                booking.zone(),
                booking.time().start().getEpochSecond() / 60,
                booking.time().length().toMinutes(),
                reservation.state()));
    return new Month(community, owner, month, more, revision + 1);
  }

  boolean has(UUID reservation) {
    return entries.containsKey(reservation.toString());
  }

  /**
   * Whether there are as many as a month may hold; cancelled ones count, so the item stays small.
   */
  boolean isFull() {
    return entries.size() >= MOST;
  }

  /** The month without a reservation that moves to another one. */
  Month without(UUID reservation) {
    var fewer = new TreeMap<>(entries);
    fewer.remove(reservation.toString());
    return new Month(community, owner, month, fewer, revision + 1);
  }

  /** How many other bookings of the zone that may take place start on such days. */
  int count(UUID apartFrom, String zone, Predicate<LocalDate> days, ZoneId calendar) {
    return (int)
        list().stream()
            .filter(entry -> entry.takesPart() && entry.zone().equals(zone))
            .filter(entry -> !entry.id().equals(apartFrom))
            .filter(entry -> days.test(LocalDate.ofInstant(entry.start(), calendar)))
            .count();
  }

  /** The reservations, latest first. */
  List<Entry> list() {
    var list = new ArrayList<Entry>();
    entries.forEach((id, text) -> list.add(Entry.of(community, id, text)));
    list.sort((one, other) -> other.start().compareTo(one.start()));
    return list;
  }

  /** A reservation as its month knows it. */
  record Entry(
      UUID id, CommunityId community, String zone, Instant start, Instant end, String state) {
    private static Entry of(CommunityId community, String id, String text) {
      var parts = text.split(" ", -1);
      var start = Instant.ofEpochSecond(60 * Long.parseLong(parts[1]));
      var end = start.plusSeconds(60 * Long.parseLong(parts[2]));
      return new Entry(UUID.fromString(id), community, parts[0], start, end, parts[3]);
    }

    /** Whether it may still take place. */
    boolean isAlive() {
      return !Reservation.How.isOne(state);
    }

    /** Whether it counts against a limit: who waits for a place has none yet. */
    boolean takesPart() {
      return isAlive() && !state.equals(Reservation.WAITING);
    }
  }
}

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

/**
 * One person's reservations that start in a month, in one community. A booking is written together
 * with its month, so that a limit is never passed by two requests at once.
 *
 * @param entries by reservation id: zone, first minute since 1970, minutes and state, parted by
 *     blanks: short, so that a dozen stay within one write unit
 * @param revision counts the changes; 0 for a month without any
 */
record Month(
    CommunityId community,
    PersonId person,
    YearMonth month,
    Map<String, String> entries,
    int revision) {
  private static final int MOST = 60;

  static Month empty(CommunityId community, PersonId person, YearMonth month) {
    return new Month(community, person, month, Map.of(), 0);
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
    return new Month(community, person, month, more, revision + 1);
  }

  /**
   * Whether there are as many as a month may hold; cancelled ones count, so the item stays small.
   */
  boolean isFull() {
    return entries.size() >= MOST;
  }

  /** The month without a reservation that moves to another one. */
  Month without(UUID reservation) {
    return new Month(community, person, month, apartFrom(reservation).entries(), revision + 1);
  }

  /** What is left for a booking's own rules when it moves within the month. */
  Month apartFrom(UUID reservation) {
    var fewer = new TreeMap<>(entries);
    fewer.remove(reservation.toString());
    return new Month(community, person, month, fewer, revision);
  }

  /** How many bookings of the zone that may take place start on the day. */
  int count(String zone, LocalDate day, ZoneId calendar) {
    return (int)
        list().stream()
            .filter(entry -> entry.isAlive() && entry.zone().equals(zone))
            .filter(entry -> LocalDate.ofInstant(entry.start(), calendar).equals(day))
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

    /** Whether it takes place, or may. */
    boolean isAlive() {
      return state.equals("confirmed") || state.equals("pending");
    }
  }
}

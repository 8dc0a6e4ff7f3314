package cn.linli.venue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One stretch of opening hours.
 *
 * @param day a weekday in lower case
 * @param from local time, a multiple of a quarter of an hour
 * @param to local time, later than from; may be 24:00
 */
record Hours(String day, String from, String to) {
  private static final String MIDNIGHT = "24:00";

  /** How it is stored. */
  @Override
  public String toString() {
    return day + " " + from + " " + to;
  }

  static Hours of(String stored) {
    var parts = stored.split(" ", -1);
    return new Hours(parts[0], parts[1], parts[2]);
  }

  boolean endsAfterItStarts() {
    return from.compareTo(to) < 0;
  }

  private boolean isOn(LocalDate date) {
    return DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)) == date.getDayOfWeek();
  }

  private static BitSet slots(LocalDate date, String from, String to, ZoneId calendar) {
    var start = date.atTime(LocalTime.parse(from)).atZone(calendar).toInstant();
    var end =
        to.equals(MIDNIGHT)
            ? date.plusDays(1).atStartOfDay(calendar).toInstant()
            : date.atTime(LocalTime.parse(to)).atZone(calendar).toInstant();
    var slots = new BitSet();
    slots.set(Slots.index(start, date, calendar), Slots.index(end, date, calendar));
    return slots;
  }

  /** The slots of a day that lie within opening hours. */
  static BitSet open(List<Hours> week, LocalDate date, ZoneId calendar) {
    var open = new BitSet();
    week.stream()
        .filter(hours -> hours.isOn(date))
        .forEach(hours -> open.or(slots(date, hours.from, hours.to, calendar)));
    return open;
  }

  /** The slots of a special day that lie within its hours. */
  static BitSet open(Deviation.SpecialDay day, ZoneId calendar) {
    var open = new BitSet();
    day.hours().forEach(hours -> open.or(slots(day.date(), hours.from(), hours.to(), calendar)));
    return open;
  }
}

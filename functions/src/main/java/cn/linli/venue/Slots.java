package cn.linli.venue;

import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Quarters of an hour, numbered from the start of a day of a community's calendar. Days of 23 or 25
 * hours work too.
 */
final class Slots {
  static final int MINUTES = 15;

  private Slots() {}

  /** The number of the slot that begins at an instant. */
  static int index(Instant instant, LocalDate date, ZoneId calendar) {
    return (int) (Duration.between(start(date, calendar), instant).toMinutes() / MINUTES);
  }

  /** The slots of a range by day. */
  static SortedMap<LocalDate, BitSet> of(TimeRange range, ZoneId calendar) {
    var byDay = new TreeMap<LocalDate, BitSet>();
    range.days(calendar).forEach(date -> byDay.put(date, on(date, range, calendar)));
    return byDay;
  }

  /** The slots of a range on one day. */
  static BitSet on(LocalDate date, TimeRange range, ZoneId calendar) {
    var slots = new BitSet();
    range
        .common(TimeRange.day(date, calendar))
        .ifPresent(
            part ->
                slots.set(index(part.start(), date, calendar), index(part.end(), date, calendar)));
    return slots;
  }

  /** Whether a range begins and ends where slots do. */
  static boolean fit(TimeRange range, ZoneId calendar) {
    return isEdge(range.start(), calendar) && isEdge(range.end(), calendar);
  }

  private static boolean isEdge(Instant instant, ZoneId calendar) {
    var date = LocalDate.ofInstant(instant, calendar);
    return at(index(instant, date, calendar), date, calendar).equals(instant);
  }

  /** How many slots a day has. */
  static int count(LocalDate date, ZoneId calendar) {
    return index(TimeRange.day(date, calendar).end(), date, calendar);
  }

  /** The stretches of slots of a day as ranges, in order. */
  static List<TimeRange> ranges(BitSet slots, LocalDate date, ZoneId calendar) {
    var ranges = new ArrayList<TimeRange>();
    for (int from = slots.nextSetBit(0); from >= 0; ) {
      int to = slots.nextClearBit(from);
      ranges.add(new TimeRange(at(from, date, calendar), at(to, date, calendar)));
      from = slots.nextSetBit(to);
    }
    return ranges;
  }

  /** Ranges in the order of their starts, those that touch made one. */
  static List<TimeRange> join(List<TimeRange> ordered) {
    var joined = new ArrayList<TimeRange>();
    for (var range : ordered) {
      if (!joined.isEmpty() && joined.getLast().end().equals(range.start())) {
        joined.add(new TimeRange(joined.removeLast().start(), range.end()));
      } else {
        joined.add(range);
      }
    }
    return joined;
  }

  static Instant at(int index, LocalDate date, ZoneId calendar) {
    return start(date, calendar).plus(Duration.ofMinutes((long) index * MINUTES));
  }

  private static Instant start(LocalDate date, ZoneId calendar) {
    return date.atStartOfDay(calendar).toInstant();
  }
}

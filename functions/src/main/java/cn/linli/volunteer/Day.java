package cn.linli.volunteer;

import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody has promised of a day, in whatever community: nobody is in two places.
 *
 * @param date in UTC, since communities may have calendars of their own
 * @param promised the times of shifts, by their references
 * @param revision counts the changes
 */
record Day(PersonId person, LocalDate date, Map<String, TimeRange> promised, int revision) {
  Day {
    promised = Map.copyOf(promised);
  }

  boolean isFree(String shift, TimeRange time) {
    return promised.entrySet().stream()
        .noneMatch(other -> !other.getKey().equals(shift) && other.getValue().overlaps(time));
  }

  Day with(String shift, TimeRange time) {
    var more = new TreeMap<>(promised);
    more.put(shift, time);
    return new Day(person, date, more, revision + 1);
  }

  Day without(String shift) {
    var rest = new TreeMap<>(promised);
    rest.remove(shift);
    return new Day(person, date, rest, revision + 1);
  }
}

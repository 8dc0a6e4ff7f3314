package cn.linli.report;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where zones were not open as their weeks say: special days and closures of a month.
 *
 * @param specialDays hours by date and zone, as {@code 09:00 12:00}
 */
record Deviations(Map<String, List<String>> specialDays, List<Closure> closures) {
  static final String SPECIAL_DAY_SET = "venue.special-day-set";
  static final String SPECIAL_DAY_REMOVED = "venue.special-day-removed";
  static final String BLACKED_OUT = "venue.zone-blacked-out";
  static final String LIFTED = "venue.blackout-lifted";

  /** What entries, in the order in which they happened, say of special days. */
  static Map<String, List<String>> specialDays(List<Entry> entries) {
    var days = new HashMap<String, List<String>>();
    for (var entry : entries) {
      var key = entry.data().path("date").asString("") + entry.zone();
      switch (entry.type()) {
        case SPECIAL_DAY_SET -> days.put(key, Texts.of(entry.data().path("hours")));
        case SPECIAL_DAY_REMOVED -> days.remove(key);
        default -> {}
      }
    }
    return days;
  }

  /** The hours of a zone's special day, if that day is one. */
  Optional<List<String>> specialDay(String zone, LocalDate date) {
    return Optional.ofNullable(specialDays.get(date + zone));
  }

  /** A time in which a zone, and everything related to it, was closed. */
  record Closure(String zone, TimeRange time) {
    /**
     * What is left of a blackout.
     *
     * @param lifted when it was lifted, or null
     */
    static Optional<Closure> of(Entry entry, Instant lifted) {
      var start = Instant.parse(entry.data().path("start").asString());
      var end = Instant.parse(entry.data().path("end").asString());
      var until = lifted != null && lifted.isBefore(end) ? lifted : end;
      return start.isBefore(until)
          ? Optional.of(new Closure(entry.zone(), new TimeRange(start, until)))
          : Optional.empty();
    }
  }
}

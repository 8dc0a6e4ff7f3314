package cn.linli.figures;

import cn.linli.shared.TimeRange;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * What days are shown in.
 *
 * @param zones by their ids
 * @param specialDays hours by date and zone
 * @param closures of zones and all related to them
 * @param revision counts the changes
 */
record Frame(
    SortedMap<String, Zone> zones,
    SortedMap<String, List<String>> specialDays,
    List<Closure> closures,
    long revision) {
  private static final String MIDNIGHT = "24:00";

  /** A zone and all above it; a parent that is told of later ends it for a while. */
  List<Zone> upwards(String zone) {
    var above = new ArrayList<Zone>();
    var next = zones.get(zone);
    while (next != null && !above.contains(next)) {
      above.add(next);
      next = next.parent() == null ? null : zones.get(next.parent());
    }
    return above;
  }

  /** Whether a zone is another one or lies in it. */
  boolean isIn(String zone, String whole) {
    return upwards(zone).stream().anyMatch(one -> one.id().equals(whole));
  }

  /** Whether a zone cannot be somebody's while the other is somebody else's. */
  boolean areRelated(String one, String other) {
    return isIn(one, other) || isIn(other, one);
  }

  /**
   * When a zone is open on a day: a special day of its own, else of the nearest above that has one,
   * stands for the week; closures stand against both.
   */
  List<TimeRange> open(String zone, LocalDate date, ZoneId calendar) {
    List<TimeRange> open = new ArrayList<>();
    for (var stretch : stretches(zone, date)) {
      var fromTo = stretch.split(" ", -1);
      var start = date.atTime(LocalTime.parse(fromTo[0])).atZone(calendar).toInstant();
      var end =
          fromTo[1].equals(MIDNIGHT)
              ? date.plusDays(1).atStartOfDay(calendar).toInstant()
              : date.atTime(LocalTime.parse(fromTo[1])).atZone(calendar).toInstant();
      open.add(new TimeRange(start, end));
    }
    for (var closure : closures) {
      if (areRelated(zone, closure.zone())) {
        open = open.stream().flatMap(part -> without(part, closure.time()).stream()).toList();
      }
    }
    return List.copyOf(open);
  }

  private List<String> stretches(String zone, LocalDate date) {
    var above = upwards(zone);
    for (var one : above) {
      var special = specialDays.get(date + "/" + one.id());
      if (special != null) {
        return special;
      }
    }
    var day = date.getDayOfWeek().name().toLowerCase(Locale.ROOT) + " ";
    return above.stream().filter(one -> one.hours() != null).findFirst().stream()
        .flatMap(one -> one.hours().stream())
        .filter(hours -> hours.startsWith(day))
        .map(hours -> hours.substring(day.length()))
        .toList();
  }

  private static List<TimeRange> without(TimeRange part, TimeRange taken) {
    if (!part.overlaps(taken)) {
      return List.of(part);
    }
    var left = new ArrayList<TimeRange>();
    if (part.start().isBefore(taken.start())) {
      left.add(new TimeRange(part.start(), taken.start()));
    }
    if (taken.end().isBefore(part.end())) {
      left.add(new TimeRange(taken.end(), part.end()));
    }
    return left;
  }

  /**
   * A zone as it was told of last.
   *
   * @param parent it lies in, or null
   * @param hours its own of a week, or null where it has those of its parent
   */
  record Zone(String id, String name, String parent, List<String> hours) {}

  /** A time in which a zone is closed. */
  record Closure(String zone, TimeRange time) {}
}

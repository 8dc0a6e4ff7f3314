package cn.linli.venue;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Finds the zones that can be booked for a time, by capacity and equipment. */
final class ZoneSearch {
  private final Venue venue;

  ZoneSearch(Venue venue) {
    this.venue = venue;
  }

  /** The zones that fit, the smallest first. */
  Found find(Queries.Search query) {
    var calendar = venue.communities().calendar(query.community());
    var tree = venue.trees().get(query.community());
    var time = query.time(calendar);
    var slots = Slots.of(time, calendar).get(query.date());
    var claims = new Calendars(venue).glances(query.community());
    var now = venue.clock().instant();
    var items =
        tree.inOrder().stream()
            .filter(zone -> zone.capacity() >= query.people())
            .filter(zone -> zone.equipment().containsAll(query.equipment()))
            .filter(zone -> isBookable(new ReservationRules(zone, tree, calendar, now), time))
            .filter(
                zone ->
                    slots.stream()
                        .allMatch(
                            ZoneDay.of(zone, tree, query.date(), claims, calendar, now).free()
                                ::get))
            .sorted(Comparator.comparingInt(Zone::capacity))
            .map(FoundZone::of)
            .toList();
    return new Found(time.start(), time.end(), items);
  }

  private static boolean isBookable(ReservationRules rules, TimeRange time) {
    return rules.brokenByTime(time).isEmpty();
  }

  /** What the contract shows of a search. */
  record Found(Instant start, Instant end, List<FoundZone> items) {}

  /** A zone that fits. */
  record FoundZone(String zone, String name, int capacity, List<String> equipment, Access access) {
    private static FoundZone of(Zone zone) {
      return new FoundZone(
          zone.id(), zone.name(), zone.capacity(), zone.equipment(), zone.access());
    }
  }
}

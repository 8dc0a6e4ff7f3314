package cn.linli.venue;

import cn.linli.shared.TimeRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The zones of a centre, which of them a booking concerns, and when they are open. */
final class ZoneTree {
  private final Map<String, Zone> byId = new LinkedHashMap<>();
  private final List<Deviation> deviations;

  /** A tree that is open as its weeks say. */
  ZoneTree(List<Zone> zones) {
    this(zones, List.of());
  }

  ZoneTree(List<Zone> zones, List<Deviation> deviations) {
    zones.forEach(zone -> byId.put(zone.id(), zone));
    this.deviations = deviations;
  }

  Zone get(String id) {
    var zone = byId.get(id);
    if (zone == null) {
      throw VenueError.ZONE_NOT_FOUND.refusal();
    }
    return zone;
  }

  boolean has(String id) {
    return byId.containsKey(id);
  }

  int size() {
    return byId.size();
  }

  /** A parent before its children, siblings in the order of their ids. */
  List<Zone> inOrder() {
    var ordered = new ArrayList<Zone>();
    byId.values().stream()
        .filter(zone -> zone.parent() == null)
        .forEach(root -> add(root, ordered));
    return ordered;
  }

  private void add(Zone zone, List<Zone> ordered) {
    ordered.add(zone);
    children(zone.id()).forEach(child -> add(child, ordered));
  }

  private List<Zone> children(String id) {
    return byId.values().stream().filter(zone -> id.equals(zone.parent())).toList();
  }

  /** The zones whose slots a booking claims: the zone itself and every leaf below it. */
  Set<String> claimed(String id) {
    var claimed = new LinkedHashSet<String>();
    claimed.add(id);
    for (var below : below(id)) {
      if (children(below).isEmpty()) {
        claimed.add(below);
      }
    }
    return claimed;
  }

  /**
   * Everything above and below a zone, and the zone itself: a claim on any of it stands against a
   * booking.
   */
  Set<String> related(String id) {
    var related = new LinkedHashSet<>(above(id));
    related.add(id);
    related.addAll(below(id));
    return related;
  }

  /** What a zone lies in, nearest first. */
  List<String> above(String id) {
    var above = new ArrayList<String>();
    for (var parent = get(id).parent(); parent != null; parent = get(parent).parent()) {
      above.add(parent);
    }
    return above;
  }

  private Set<String> below(String id) {
    var below = new LinkedHashSet<String>();
    for (var child : children(id)) {
      below.add(child.id());
      below.addAll(below(child.id()));
    }
    return below;
  }

  /** The opening hours of a zone: its own, else those of the nearest zone above that has any. */
  List<Hours> hours(String id) {
    var own = get(id).openingHours();
    if (own != null) {
      return own;
    }
    return above(id).stream()
        .map(above -> get(above).openingHours())
        .filter(hours -> hours != null)
        .findFirst()
        .orElse(List.of());
  }

  /**
   * The slots of a day in which a zone is open. A special day of the zone, else of the nearest zone
   * above that has one, stands for the week; a closure of anything above, below or of the zone
   * itself stands against both.
   */
  BitSet open(String id, LocalDate date, ZoneId calendar) {
    var open =
        specialDay(id, date)
            .map(day -> Hours.open(day, calendar))
            .orElseGet(() -> Hours.open(hours(id), date, calendar));
    closures(id)
        .map(Deviation.Closure::time)
        .forEach(closed -> open.andNot(Slots.on(date, closed, calendar)));
    return open;
  }

  /** Whether a closure stands against a booking. */
  boolean isClosed(String id, TimeRange time) {
    return closures(id).anyMatch(closure -> closure.time().overlaps(time));
  }

  private Stream<Deviation.Closure> closures(String id) {
    var related = related(id);
    return deviations.stream()
        .filter(Deviation.Closure.class::isInstance)
        .map(Deviation.Closure.class::cast)
        .filter(closure -> related.contains(closure.zone()));
  }

  private Optional<Deviation.SpecialDay> specialDay(String id, LocalDate date) {
    return Stream.concat(Stream.of(id), above(id).stream())
        .flatMap(zone -> specialDays(zone, date))
        .findFirst();
  }

  private Stream<Deviation.SpecialDay> specialDays(String zone, LocalDate date) {
    return deviations.stream()
        .filter(Deviation.SpecialDay.class::isInstance)
        .map(Deviation.SpecialDay.class::cast)
        .filter(day -> day.zone().equals(zone) && day.date().equals(date));
  }
}

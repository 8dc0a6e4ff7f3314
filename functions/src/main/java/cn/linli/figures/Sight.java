package cn.linli.figures;

import cn.linli.figures.Screen.ActivityView;
import cn.linli.figures.Screen.Progress;
import cn.linli.figures.Screen.Reserved;
import cn.linli.figures.Screen.State;
import cn.linli.figures.Screen.ZoneView;
import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A day as it looks at an instant: what is free, in use and next is worked out here, from what is
 * taken and when zones are open.
 */
final class Sight {
  private final Day day;
  private final Frame frame;
  private final Map<Measure, Long> totals;
  private final ZoneId calendar;
  private final TimeRange whole;
  private final NavigableSet<Instant> boundaries;
  private final Map<String, Taken> taken = new HashMap<>();
  private volatile Screen last;

  Sight(Day day, Frame frame, Map<Measure, Long> totals, ZoneId calendar) {
    this.day = day;
    this.frame = frame;
    this.totals = totals;
    this.calendar = calendar;
    this.whole = TimeRange.day(day.date(), calendar);
    frame.zones().keySet().forEach(zone -> taken.put(zone, taken(zone)));
    this.boundaries = boundaries();
  }

  private Taken taken(String zone) {
    var uses =
        day.slots().values().stream()
            .filter(slot -> slot.session() == null)
            .sorted(Comparator.comparing((Slot use) -> use.time().start()))
            .toList();
    return new Taken(
        frame.open(zone, day.date(), calendar),
        uses.stream().filter(use -> frame.isIn(zone, use.zones().getFirst())).toList(),
        uses.stream().filter(use -> frame.isIn(use.zones().getFirst(), zone)).toList());
  }

  private NavigableSet<Instant> boundaries() {
    var all = new TreeSet<Instant>();
    all.add(whole.start());
    Stream.concat(
            day.slots().values().stream().map(Slot::time),
            taken.values().stream().flatMap(zone -> zone.open().stream()))
        .flatMap(time -> Stream.of(time.start(), time.end()))
        .filter(whole::contains)
        .forEach(all::add);
    return all;
  }

  /** The last instant at which the state of anything changed. */
  Instant asOf(Instant now) {
    var latest = boundaries.floor(now);
    return latest == null ? whole.start() : latest;
  }

  Version version(Instant now) {
    return new Version(
        day.date(),
        day.generation(),
        day.revision(),
        frame.revision(),
        totals.getOrDefault(Measure.CHANGES, 0L),
        Duration.between(whole.start(), asOf(now)).toSeconds());
  }

  Instant at(Version version) {
    return whole.start().plusSeconds(version.second());
  }

  /** The same until the state of anything changes. */
  Screen screen(Instant now) {
    var known = last;
    var asOf = asOf(now);
    if (known != null && known.asOf().equals(asOf)) {
      return known;
    }
    var next =
        new Screen(
            day.community(),
            day.date(),
            calendar.getId(),
            version(now).toString(),
            asOf,
            zonesAt(asOf),
            activitiesAt(asOf),
            totals());
    last = next;
    return next;
  }

  List<ZoneView> zonesAt(Instant now) {
    return frame.zones().values().stream().map(zone -> view(zone, now)).toList();
  }

  private ZoneView view(Frame.Zone zone, Instant now) {
    var its = taken.get(zone.id());
    var reserved = its.uses().stream().map(Sight::reserved).toList();
    var state = its.state(now);
    var until =
        boundaries.tailSet(now, false).stream()
            .filter(instant -> its.state(instant) != state)
            .findFirst()
            .orElse(null);
    var next = reserved.stream().filter(one -> one.start().isAfter(now)).findFirst().orElse(null);
    return new ZoneView(
        zone.id(), zone.name(), zone.parent(), state, until, its.open(), reserved, next);
  }

  private static Reserved reserved(Slot use) {
    return new Reserved(use.time().start(), use.time().end(), use.purpose(), use.activity());
  }

  /**
   * What of a zone's day is taken.
   *
   * @param open when it is open
   * @param uses of it, and of what it lies in
   * @param parts uses of it, and of what lies in it
   */
  private record Taken(List<TimeRange> open, List<Slot> uses, List<Slot> parts) {
    State state(Instant now) {
      if (uses.stream().anyMatch(use -> use.time().contains(now))) {
        return State.IN_USE;
      }
      if (open.stream().noneMatch(time -> time.contains(now))) {
        return State.CLOSED;
      }
      boolean partly = parts.stream().anyMatch(use -> use.time().contains(now));
      return partly ? State.PARTLY : State.FREE;
    }
  }

  List<ActivityView> activitiesAt(Instant now) {
    return day.slots().values().stream()
        .filter(slot -> slot.session() != null)
        .sorted(Comparator.comparing((Slot slot) -> slot.time().start()))
        .map(
            slot ->
                new ActivityView(
                    slot.activity(),
                    slot.session(),
                    slot.title(),
                    slot.kind(),
                    slot.time().start(),
                    slot.time().end(),
                    slot.zones(),
                    progress(slot.time(), now)))
        .toList();
  }

  private static Progress progress(TimeRange time, Instant now) {
    if (now.isBefore(time.start())) {
      return Progress.TO_COME;
    }
    return now.isBefore(time.end()) ? Progress.RUNNING : Progress.OVER;
  }

  Map<String, Long> totals() {
    var shown = new LinkedHashMap<String, Long>();
    for (var total : Total.values()) {
      shown.put(total.measure().toString(), totals.getOrDefault(total.measure(), 0L));
    }
    return shown;
  }

  /** Whether anything that a zone shows was changed after a revision of the day. */
  boolean isNewer(String zone, long since) {
    return frame.zones().keySet().stream()
        .filter(other -> frame.areRelated(zone, other))
        .anyMatch(other -> day.isNewer(Day.zonePart(other), since));
  }

  boolean areActivitiesNewer(long since) {
    return day.isNewer(Day.ACTIVITIES, since);
  }
}

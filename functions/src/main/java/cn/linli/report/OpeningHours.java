package cn.linli.report;

import cn.linli.shared.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When the zones of a community were open in a month. What was in force at the end of a day counts
 * for the whole day. A special day of the zone, else of the nearest zone above that has one, stands
 * for the week; a closure of anything above, below or of the zone itself stands against both.
 */
final class OpeningHours {
  private static final String MIDNIGHT = "24:00";

  private final YearMonth month;
  private final ZoneId calendar;
  private final Map<String, String> names;
  private final Map<String, List<ZoneState>> histories;
  private final Deviations deviations;

  /**
   * The opening hours that follow from what was told.
   *
   * @param names of the zones that are known
   * @param histories the states of each zone in their order
   */
  OpeningHours(
      YearMonth month,
      ZoneId calendar,
      Map<String, String> names,
      Map<String, List<ZoneState>> histories,
      Deviations deviations) {
    this.month = month;
    this.calendar = calendar;
    this.names = Map.copyOf(names);
    this.histories = Map.copyOf(histories);
    this.deviations = deviations;
  }

  /** What a zone is called, if it is known. */
  Optional<String> name(String zone) {
    return Optional.ofNullable(names.get(zone));
  }

  /** The zones that there were at the end of the month. */
  Set<String> zones() {
    var end = TimeRange.day(month.atEndOfMonth(), calendar).end();
    var zones = new TreeSet<>(histories.keySet());
    zones.removeIf(zone -> state(zone, end).isEmpty());
    return zones;
  }

  /** How long a zone was open. */
  OpenTime of(String zone) {
    var open = new OpenTime();
    month
        .atDay(1)
        .datesUntil(month.atEndOfMonth().plusDays(1))
        .forEach(date -> add(open, zone, date));
    return open;
  }

  private void add(OpenTime open, String zone, LocalDate date) {
    var day = TimeRange.day(date, calendar);
    var above = upwards(zone, day.end());
    if (above.isEmpty()) {
      return;
    }
    open.know();
    var minutes = minutes(above, day, date);
    int from = 0;
    for (var hour : Hour.of(day, calendar)) {
      int to = from + (int) hour.minutes();
      open.add(date, hour.hour(), minutes.get(from, to).cardinality());
      from = to;
    }
  }

  /** The minutes of a day in which the first of these zones was open. */
  private BitSet minutes(List<ZoneState> above, TimeRange day, LocalDate date) {
    var minutes = new BitSet();
    for (var stretch : stretches(above, date)) {
      var fromTo = stretch.split(" ", -1);
      minutes.set(minute(day, date, fromTo[0]), minute(day, date, fromTo[1]));
    }
    for (var closure : deviations.closures()) {
      if (closure.time().overlaps(day) && concerns(closure.zone(), above, day.end())) {
        minutes.clear(minute(day, closure.time().start()), minute(day, closure.time().end()));
      }
    }
    return minutes;
  }

  private List<String> stretches(List<ZoneState> above, LocalDate date) {
    return above.stream()
        .flatMap(state -> deviations.specialDay(state.zone(), date).stream())
        .findFirst()
        .orElseGet(
            () ->
                above.stream()
                    .filter(state -> state.hours() != null)
                    .findFirst()
                    .map(state -> ofWeekday(state.hours(), date.getDayOfWeek()))
                    .orElse(List.of()));
  }

  private static List<String> ofWeekday(List<String> week, DayOfWeek day) {
    var prefix = day.name().toLowerCase(Locale.ROOT) + " ";
    return week.stream()
        .filter(hours -> hours.startsWith(prefix))
        .map(hours -> hours.substring(prefix.length()))
        .toList();
  }

  private boolean concerns(String closed, List<ZoneState> above, Instant at) {
    var zone = above.getFirst().zone();
    return above.stream().anyMatch(state -> state.zone().equals(closed))
        || upwards(closed, at).stream().anyMatch(state -> state.zone().equals(zone));
  }

  /** A zone and all above it as they were before an instant; empty where there was no such zone. */
  private List<ZoneState> upwards(String zone, Instant before) {
    var above = new ArrayList<ZoneState>();
    var next = state(zone, before);
    // A parent that is told of later than its child may make a ring for a while.
    while (next.isPresent() && !above.contains(next.get())) {
      above.add(next.get());
      next = Optional.ofNullable(next.get().parent()).flatMap(parent -> state(parent, before));
    }
    return above;
  }

  /**
   * A zone before an instant. What was before the first state that was told of is that state,
   * unless it is the zone's very first.
   */
  private Optional<ZoneState> state(String zone, Instant before) {
    var history = histories.getOrDefault(zone, List.of());
    return history.stream()
        .filter(state -> state.at().isBefore(before))
        .reduce((earlier, later) -> later)
        .or(() -> history.stream().findFirst().filter(state -> state.revision() > 1));
  }

  private int minute(TimeRange day, LocalDate date, String time) {
    return minute(
        day,
        time.equals(MIDNIGHT)
            ? day.end()
            : date.atTime(LocalTime.parse(time)).atZone(calendar).toInstant());
  }

  private static int minute(TimeRange day, Instant instant) {
    long minutes = Duration.between(day.start(), instant).toMinutes();
    return (int) Math.clamp(minutes, 0L, day.length().toMinutes());
  }
}

package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Glimpses;
import cn.linli.shared.http.Shown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows the lobby screen. Ten thousand screens that ask an instance every second cost it one item
 * in two seconds: what is taken of the day; the rest changes seldom, and is looked at twice a
 * minute.
 */
final class Screens {
  private static final Duration DAY_FRESH = Duration.ofSeconds(2);
  private static final Duration REST_FRESH = Duration.ofSeconds(30);
  private static final Duration MAX_AGE = Duration.ofSeconds(2);
  private static final int MOST_COMMUNITIES = 1000;
  private static final int MOST_ZONES = 40;

  private final Ground ground;
  private final Glimpses<DayKey, Day> days;
  private final Glimpses<CommunityId, Rest> rests;
  private final Map<CommunityId, Seen> seen = new ConcurrentHashMap<>();

  Screens(Ground ground) {
    this.ground = ground;
    this.days = new Glimpses<>(ground.clock(), DAY_FRESH, MOST_COMMUNITIES);
    this.rests = new Glimpses<>(ground.clock(), REST_FRESH, MOST_COMMUNITIES);
  }

  Shown snapshot(Commands.GetScreen query) {
    return new Shown(sight(query.community()).screen(ground.now()), MAX_AGE);
  }

  Shown changes(Commands.GetChanges query) {
    return new Shown(changes(sight(query.community()), query.version(), ground.now()), MAX_AGE);
  }

  /** What is other for somebody who saw a version. */
  private static Screen.Changes changes(Sight sight, Version seen, Instant now) {
    var current = sight.version(now);
    if (!seen.isFollowedBy(current)) {
      return new Screen.Changes(current.toString(), true, null, null, null);
    }
    if (seen.knowsMoreThan(current)) {
      // Another instance knew more a moment ago; this one will in a moment. What it would show
      // until
      // then could be older than what is shown, under a version that says it is newer.
      return new Screen.Changes(seen.toString(), false, null, null, null);
    }
    var screen = sight.screen(now);
    var before = sight.at(seen);
    var known = seen.second() == current.second() ? screen.zones() : sight.zonesAt(before);
    var zones =
        screen.zones().stream()
            .filter(zone -> sight.isNewer(zone.zone(), seen.day()) || !known.contains(zone))
            .toList();
    if (zones.size() > MOST_ZONES) {
      return new Screen.Changes(current.toString(), true, null, null, null);
    }
    boolean areOther =
        sight.areActivitiesNewer(seen.day())
            || !screen.activities().equals(sight.activitiesAt(before));
    return new Screen.Changes(
        seen.or(current).toString(),
        false,
        zones.isEmpty() ? null : zones,
        areOther ? screen.activities() : null,
        current.totals() > seen.totals() ? screen.totals() : null);
  }

  private Sight sight(CommunityId community) {
    var calendar = ground.calendar(community);
    var today = LocalDate.ofInstant(ground.now(), calendar);
    var rest = rests.get(community, () -> rest(community));
    var key = new DayKey(community, rest.generation(), today);
    var day = days.get(key, () -> ground.days().glance(community, key.generation(), today));
    var known = seen.get(community);
    if (known != null && known.isOf(day, rest)) {
      return known.sight();
    }
    var sight = new Sight(day, rest.frame(), rest.totals(), calendar);
    if (seen.size() >= MOST_COMMUNITIES) {
      seen.clear();
    }
    seen.put(community, new Seen(day, rest, sight));
    return sight;
  }

  private Rest rest(CommunityId community) {
    int generation = ground.generations().glance(community).shown();
    var whose = FigureTable.of(community, generation);
    var counted = ground.figures().glance(whose, new Cell(Periods.TOTAL, Cell.SCREEN));
    var totals = ground.openings().glance(community).with(counted);
    return new Rest(generation, ground.frames().glance(community), totals);
  }

  private record DayKey(CommunityId community, int generation, LocalDate date) {}

  private record Seen(Day day, Rest rest, Sight sight) {
    boolean isOf(Day other, Rest otherRest) {
      return day.date().equals(other.date())
          && day.generation() == other.generation()
          && day.revision() == other.revision()
          && rest.frame().revision() == otherRest.frame().revision()
          && rest.totals().equals(otherRest.totals());
    }
  }

  private record Rest(int generation, Frame frame, Map<Measure, Long> totals) {}
}

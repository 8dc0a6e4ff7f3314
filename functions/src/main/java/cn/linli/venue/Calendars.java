package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When zones are open, taken and free. A day of a centre is one query, however many its zones. */
final class Calendars {
  private final Venue venue;

  Calendars(Venue venue) {
    this.venue = venue;
  }

  /** What is free on a day, in every zone or in those asked for. */
  FreeDay free(Queries.FreeSlots query) {
    var calendar = venue.communities().calendar(query.community());
    var tree = venue.trees().get(query.community());
    var zones = zones(query.zones(), tree);
    var claims = glances(query.community());
    var items =
        zones.stream().map(zone -> free(zone, tree, query.date(), claims, calendar)).toList();
    return new FreeDay(query.date(), items);
  }

  private static List<Zone> zones(List<String> names, ZoneTree tree) {
    return names == null ? tree.inOrder() : names.stream().distinct().map(tree::get).toList();
  }

  /** The claims of days as they were a moment ago, each read once. */
  Function<LocalDate, DayClaims> glances(CommunityId community) {
    var read = new HashMap<LocalDate, DayClaims>();
    return date -> read.computeIfAbsent(date, day -> venue.claims().glance(community, day));
  }

  private FreeZone free(
      Zone zone,
      ZoneTree tree,
      LocalDate date,
      Function<LocalDate, DayClaims> claims,
      ZoneId calendar) {
    var free = ZoneDay.of(zone, tree, date, claims, calendar, venue.clock().instant()).free();
    return new FreeZone(
        zone.id(), zone.name(), zone.rules().slotMinutes(), Slots.ranges(free, date, calendar));
  }

  /** Some days of a zone; nobody's name. */
  ZoneCalendar of(Queries.Days query) {
    var calendar = venue.communities().calendar(query.community());
    var tree = venue.trees().get(query.community());
    var zone = tree.get(query.zone());
    var days = new ArrayList<Day>();
    var claims = glances(query.community());
    for (var date : query.dates()) {
      var day = ZoneDay.of(zone, tree, date, claims, calendar, venue.clock().instant());
      days.add(
          new Day(
              date,
              Slots.ranges(day.open(), date, calendar),
              Slots.ranges(day.busy(), date, calendar),
              Slots.ranges(day.free(), date, calendar)));
    }
    return new ZoneCalendar(zone.id(), zone.name(), zone.rules().slotMinutes(), days);
  }

  /** Which reservations hold a zone on some days, for the staff; read from the claims alone. */
  ZoneBookings bookings(Queries.Days query) {
    var calendar = venue.communities().calendar(query.community());
    var tree = venue.trees().get(query.community());
    var related = tree.related(query.zone());
    var byReservation =
        query.dates().stream()
            .flatMap(date -> venue.claims().holds(query.community(), date).stream())
            .filter(hold -> related.contains(hold.zone()))
            .collect(Collectors.groupingBy(ClaimTable.Hold::reservation));
    var items =
        byReservation.values().stream()
            .flatMap(holds -> held(holds, tree, calendar))
            .sorted(Comparator.comparing(Held::start).thenComparing(Held::zone))
            .toList();
    return new ZoneBookings(query.zone(), items);
  }

  /** A booking claims its zone and the leaves below: the topmost is what was booked. */
  private static Stream<Held> held(List<ClaimTable.Hold> holds, ZoneTree tree, ZoneId calendar) {
    var reservation = holds.getFirst().reservation();
    var zones = holds.stream().map(ClaimTable.Hold::zone).collect(Collectors.toSet());
    var booked = tree.inOrder().stream().map(Zone::id).filter(zones::contains).findFirst();
    var ranges =
        holds.stream()
            .filter(hold -> booked.filter(hold.zone()::equals).isPresent())
            .sorted(Comparator.comparing(ClaimTable.Hold::date))
            .flatMap(hold -> Slots.ranges(hold.slots(), hold.date(), calendar).stream())
            .toList();
    return Slots.join(ranges).stream()
        .map(range -> new Held(reservation, booked.orElseThrow(), range.start(), range.end()));
  }

  /** When a zone is taken on some days from a first on. */
  List<TimeRange> busy(CommunityId community, String zone, LocalDate first, int days) {
    var calendar = venue.communities().calendar(community);
    var related = venue.trees().get(community).related(zone);
    var busy =
        first
            .datesUntil(first.plusDays(days))
            .map(date -> venue.claims().glance(community, date))
            .flatMap(day -> Slots.ranges(day.busy(related), day.date(), calendar).stream())
            .toList();
    return Slots.join(busy);
  }

  /** What the contract shows of a day. */
  record FreeDay(LocalDate date, List<FreeZone> items) {}

  /** What the contract shows of a zone on a day. */
  record FreeZone(String zone, String name, int slotMinutes, List<TimeRange> free) {}

  /** What the contract shows of some days of a zone. */
  record ZoneCalendar(String zone, String name, int slotMinutes, List<Day> days) {}

  /** A day of a zone. */
  record Day(LocalDate date, List<TimeRange> open, List<TimeRange> busy, List<TimeRange> free) {}

  /** What the contract shows of who holds a zone. */
  record ZoneBookings(String zone, List<Held> items) {}

  /** What a reservation holds, buffer included. */
  record Held(UUID reservation, String zone, Instant start, Instant end) {}
}

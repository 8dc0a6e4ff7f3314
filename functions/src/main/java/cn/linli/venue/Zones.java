package cn.linli.venue;

import cn.linli.community.Communities;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The zones of a centre, and what is free in them. */
final class Zones {
  /**
   * A booking of the whole place for a day and its buffer, which may touch three days, fits one
   * transaction.
   */
  private static final int MOST_ZONES = 28;

  private final Dynamo dynamo;
  private final Clock clock;
  private final Communities communities;
  private final Outbox outbox;
  private final ZoneTable zones;
  private final TreeTable trees;
  private final DetailsTable details;
  private final ZoneCache cache;
  private final ClaimTable claims;

  Zones(Dynamo dynamo, Clock clock, Communities communities) {
    this.dynamo = dynamo;
    this.clock = clock;
    this.communities = communities;
    this.outbox = new Outbox(dynamo, clock);
    this.zones = new ZoneTable(dynamo);
    this.trees = new TreeTable(dynamo);
    this.details = new DetailsTable(dynamo);
    this.cache = new ZoneCache(zones, new DeviationTable(dynamo), clock);
    this.claims = new ClaimTable(dynamo);
  }

  /** Creates or changes a zone. */
  Zone.View put(PutZone command) {
    communities.get(command.community());
    var next = command.asZone();
    int revision = trees.revision(command.community());
    var tree = new ZoneTree(zones.list(command.community()));
    var written = command.details();
    if (tree.has(next.id())
        && tree.get(next.id()).equals(next)
        && details.get(next.community(), next.id()).equals(written)) {
      return next.view(next.openingHours(), written);
    }
    requireFits(next, tree);
    var writes = new WriteSet(dynamo);
    zones.put(writes, next);
    details.put(writes, next.community(), next.id(), written);
    trees.change(writes, next.community(), revision);
    outbox.add(writes, configured(next));
    writes.commit();
    return next.view(next.openingHours(), written);
  }

  private static Event configured(Zone zone) {
    var data = new HashMap<String, Object>();
    data.put("zone", zone.id());
    data.put("revision", zone.revision());
    data.put("name", zone.name());
    if (zone.parent() != null) {
      data.put("parent", zone.parent());
    }
    if (zone.openingHours() != null) {
      data.put("hours", zone.openingHours().stream().map(Hours::toString).toList());
    }
    return new Event("venue.zone-configured", 1, zone.community(), Map.copyOf(data));
  }

  private static void requireFits(Zone next, ZoneTree tree) {
    boolean isNew = !tree.has(next.id());
    if (isNew && tree.size() >= MOST_ZONES) {
      throw VenueError.TOO_MANY_ZONES.refusal();
    }
    if (next.parent() == null) {
      boolean isRoot = !isNew && tree.get(next.id()).parent() == null;
      if (tree.size() > 0 && !isRoot) {
        throw VenueError.SECOND_ROOT.refusal();
      }
      return;
    }
    if (!tree.has(next.parent())) {
      throw VenueError.PARENT_UNKNOWN.refusal();
    }
    if (next.parent().equals(next.id()) || tree.above(next.parent()).contains(next.id())) {
      throw VenueError.LOOP.refusal();
    }
  }

  /** A zone as it was configured. */
  Zone.View get(Commands.OfZone query) {
    var zone =
        zones.find(query.community(), query.zone()).orElseThrow(VenueError.ZONE_NOT_FOUND::refusal);
    return zone.view(zone.openingHours(), details.get(query.community(), query.zone()));
  }

  /** The whole tree, opening hours filled in. */
  Map<String, List<Zone.View>> list(Commands.OfCommunity query) {
    communities.calendar(query.community());
    var tree = new ZoneTree(zones.glance(query.community()));
    return Map.of(
        "items",
        tree.inOrder().stream().map(zone -> zone.view(tree.hours(zone.id()), null)).toList());
  }

  /** What is free on a day, in every zone. */
  FreeDay free(Commands.OnDay query) {
    var calendar = communities.calendar(query.community());
    var tree = cache.get(query.community());
    var day = claims.glance(query.community(), query.date());
    var items = tree.inOrder().stream().map(zone -> free(zone, tree, day, calendar)).toList();
    return new FreeDay(query.date(), items);
  }

  private FreeZone free(Zone zone, ZoneTree tree, DayClaims day, ZoneId calendar) {
    var rules = new ReservationRules(zone, tree, calendar, clock.instant());
    var free = new BitSet();
    if (!day.date().isAfter(rules.lastDay())) {
      free.or(tree.open(zone.id(), day.date(), calendar));
      free.andNot(blocked(day.busy(tree.related(zone.id())), zone.rules().bufferMinutes()));
      free.andNot(begun(day.date(), calendar));
    }
    return new FreeZone(
        zone.id(),
        zone.name(),
        zone.rules().slotMinutes(),
        Slots.ranges(free, day.date(), calendar));
  }

  /**
   * A booking keeps its buffer free after itself, so the last slots before a claim are not free
   * either.
   */
  private static BitSet blocked(BitSet busy, int bufferMinutes) {
    var blocked = (BitSet) busy.clone();
    int buffer = bufferMinutes / Slots.MINUTES;
    busy.stream().forEach(slot -> blocked.set(Math.max(0, slot - buffer), slot + 1));
    return blocked;
  }

  private BitSet begun(LocalDate date, ZoneId calendar) {
    var begun = new BitSet();
    var day = TimeRange.day(date, calendar);
    var now = clock.instant();
    if (!now.isBefore(day.start())) {
      var until = now.isBefore(day.end()) ? now : day.end();
      begun.set(0, Slots.index(until, date, calendar) + 1);
    }
    return begun;
  }

  /** What the contract shows of a day. */
  record FreeDay(LocalDate date, List<FreeZone> items) {}

  /** What the contract shows of a zone on a day. */
  record FreeZone(String zone, String name, int slotMinutes, List<TimeRange> free) {}
}

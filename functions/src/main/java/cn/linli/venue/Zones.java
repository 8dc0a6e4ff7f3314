package cn.linli.venue;

import cn.linli.community.Communities;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The zones of a centre. */
final class Zones {
  /**
   * A booking of the whole place for a day and its buffer, which may touch three days, fits one
   * transaction.
   */
  private static final int MOST_ZONES = 28;

  private static final Map<String, Function<Zone, Object>> PARTS = parts();

  private final Dynamo dynamo;
  private final Communities communities;
  private final Outbox outbox;
  private final ZoneTable zones;
  private final TreeTable trees;
  private final DetailsTable details;

  Zones(Dynamo dynamo, Clock clock, Communities communities) {
    this.dynamo = dynamo;
    this.communities = communities;
    this.outbox = new Outbox(dynamo, clock);
    this.zones = new ZoneTable(dynamo);
    this.trees = new TreeTable(dynamo);
    this.details = new DetailsTable(dynamo);
  }

  /** Creates or changes a zone. */
  Zone.View put(Principal caller, PutZone command) {
    return put(caller.person(), command);
  }

  /** The same by nobody, for a seed file. */
  Zone.View seed(PutZone command) {
    return put((PersonId) null, command);
  }

  private Zone.View put(PersonId by, PutZone command) {
    communities.get(command.community());
    var next = command.asZone();
    int revision = trees.revision(command.community());
    var tree = new ZoneTree(zones.list(command.community()));
    var written = command.details();
    var changed = changed(tree, next, written);
    if (changed.isEmpty()
        && tree.has(next.id())
        && tree.get(next.id()).revision() == next.revision()) {
      return next.view(next.openingHours(), written);
    }
    requireFits(next, tree);
    var writes = new WriteSet(dynamo);
    zones.put(writes, next);
    details.put(writes, next.community(), next.id(), written);
    trees.change(writes, next.community(), revision);
    outbox.add(writes, configured(by, next, changed));
    writes.commit();
    return next.view(next.openingHours(), written);
  }

  /** What of a zone is other than before, in the contract's words; nothing of a new one. */
  private List<String> changed(ZoneTree tree, Zone next, Zone.Details written) {
    var changed = new ArrayList<String>();
    if (tree.has(next.id())) {
      var was = tree.get(next.id());
      PARTS.forEach(
          (name, part) -> {
            if (!Objects.equals(part.apply(was), part.apply(next))) {
              changed.add(name);
            }
          });
      if (!details.get(next.community(), next.id()).equals(written)) {
        changed.add("details");
      }
    }
    return changed;
  }

  private static Event configured(PersonId by, Zone zone, List<String> changed) {
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
    if (!changed.isEmpty()) {
      data.put("changed", changed);
    }
    if (by != null) {
      data.put("by", by);
    }
    return new Event("venue.zone-configured", 1, zone.community(), Map.copyOf(data));
  }

  private static Map<String, Function<Zone, Object>> parts() {
    var parts = new LinkedHashMap<String, Function<Zone, Object>>();
    parts.put("name", Zone::name);
    parts.put("parent", Zone::parent);
    parts.put("capacity", Zone::capacity);
    parts.put("equipment", Zone::equipment);
    parts.put("access", Zone::access);
    parts.put("openingHours", Zone::openingHours);
    parts.put("rules", Zone::rules);
    return parts;
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
}

package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Days on which a zone is open otherwise than in other weeks. */
final class SpecialDays {
  /** They are read with the tree by every booking, so there is an end to them. */
  static final int MOST_AHEAD = 200;

  private final Venue venue;

  SpecialDays(Venue venue) {
    this.venue = venue;
  }

  /** Sets or changes a special day. Bookings that stand are left alone. */
  Deviation.SpecialDay.View put(Principal caller, Commands.PutSpecialDay command) {
    var community = command.community();
    new ZoneTree(venue.zones().list(community)).get(command.zone());
    var next = command.asSpecialDay();
    var found = venue.deviations().specialDay(community, next.zone(), next.date());
    if (found.filter(next::equals).isPresent()) {
      return next.view();
    }
    requireRoom(venue, community);
    var writes = new WriteSet(venue.dynamo());
    venue.deviations().put(writes, next);
    var data =
        Map.<String, Object>of(
            "zone",
            next.zone(),
            "date",
            next.date(),
            "hours",
            next.hours().stream().map(Opening::toString).toList(),
            "revision",
            next.revision(),
            "by",
            caller.person());
    venue.outbox().add(writes, new Event("venue.special-day-set", 1, community, data));
    writes.commit();
    return next.view();
  }

  static void requireRoom(Venue venue, CommunityId community) {
    if (ahead(venue, community).count() >= MOST_AHEAD) {
      throw VenueError.TOO_MANY_DEVIATIONS.refusal();
    }
  }

  private static Stream<Deviation> ahead(Venue venue, CommunityId community) {
    return venue.deviations().from(community, ZoneCache.since(venue.clock())).stream();
  }

  /** Makes the day one like all others of its week. Nothing there is fine. */
  Object remove(Principal caller, Commands.OfSpecialDay command) {
    var community = command.community();
    var found = venue.deviations().specialDay(community, command.zone(), command.date());
    if (found.isPresent()) {
      var writes = new WriteSet(venue.dynamo());
      venue.deviations().delete(writes, found.get());
      var data =
          Map.<String, Object>of(
              "zone",
              command.zone(),
              "date",
              command.date(),
              "revision",
              found.get().revision(),
              "by",
              caller.person());
      venue.outbox().add(writes, new Event("venue.special-day-removed", 1, community, data));
      writes.commit();
    }
    return null;
  }

  /** The special days from yesterday on. */
  Map<String, List<Deviation.SpecialDay.View>> list(Commands.OfCommunity query) {
    venue.communities().calendar(query.community());
    return Map.of(
        "items",
        ahead(venue, query.community())
            .filter(Deviation.SpecialDay.class::isInstance)
            .map(Deviation.SpecialDay.class::cast)
            .map(Deviation.SpecialDay::view)
            .sorted(
                Comparator.comparing(Deviation.SpecialDay.View::date)
                    .thenComparing(Deviation.SpecialDay.View::zone))
            .toList());
  }
}

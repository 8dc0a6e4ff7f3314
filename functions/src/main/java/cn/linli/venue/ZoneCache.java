package cn.linli.venue;

import cn.linli.shared.CommunityId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The trees of the communities that an instance was asked for lately, so that listing what is free
 * is one query. What is up to half a minute old will do for lists and for the doors that an event
 * names; whether one may book is read from the tree as it is.
 */
final class ZoneCache {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 500;

  private final ZoneTable zones;
  private final DeviationTable deviations;
  private final Clock clock;
  private final Map<CommunityId, Known> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CommunityId, Known> eldest) {
          return size() > MOST;
        }
      };

  ZoneCache(ZoneTable zones, DeviationTable deviations, Clock clock) {
    this.zones = zones;
    this.deviations = deviations;
    this.clock = clock;
  }

  synchronized ZoneTree get(CommunityId community) {
    var now = clock.instant();
    var entry = known.get(community);
    if (entry == null || !now.isBefore(entry.readAt().plus(FRESH))) {
      entry = new Known(read(community), now);
      known.put(community, entry);
    }
    return entry.tree();
  }

  /** The same for a zone that exists: a tree from before it did is read anew. */
  synchronized ZoneTree get(CommunityId community, String zone) {
    var tree = get(community);
    if (!tree.has(zone)) {
      tree = new ZoneTree(zones.list(community), deviations.from(community, since(clock)));
      known.put(community, new Known(tree, clock.instant()));
    }
    return tree;
  }

  private ZoneTree read(CommunityId community) {
    return new ZoneTree(zones.glance(community), deviations.from(community, since(clock)));
  }

  /** From which day on deviations matter, whatever the community's calendar. */
  static LocalDate since(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
  }

  private record Known(ZoneTree tree, Instant readAt) {}
}

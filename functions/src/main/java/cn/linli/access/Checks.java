package cn.linli.access;

import cn.linli.access.LockVendor.Installed;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every night, and after a door was changed: compares what lies on the locks with the grants, and
 * heals both ways. What has no live booking is taken off and reported; what is missing is put there
 * again.
 */
final class Checks {
  private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
  private static final LocalTime NIGHT = LocalTime.of(3, 0);

  /** A lock keeps its records for longer than a gateway is usually away. */
  private static final Duration RECORDS = Duration.ofDays(7);

  private final Site site;
  private final Polling polling;

  Checks(Site site) {
    this.site = site;
    this.polling = new Polling(site);
  }

  /** Checks the locks of a community; the next night's check is owed first. */
  void check(CommunityId community) {
    arm(community);
    var onLocks = new HashMap<DoorLock, List<Installed>>();
    int failed = 0;
    for (var door : site.doors().list(community)) {
      try {
        // Before the grants are read: whoever puts something on a lock writes that down first.
        var installed = site.vendor().installed(door.lock());
        onLocks.put(door.lock(), installed);
        installed.forEach(found -> judge(door, found));
        polling.ask(door, site.now().minus(RECORDS));
      } catch (LockFailure failure) {
        LOG.warn("lock {} cannot be checked: {}", door.lock(), failure.kind());
        failed++;
      }
    }
    site.live().beginningBefore(community, site.now().plus(Grant.AHEAD)).stream()
        .forEach(live -> Stale.again(() -> heal(live, onLocks)));
    if (failed > 0) {
      throw new IllegalStateException(failed + " locks could not be checked");
    }
  }

  private void arm(CommunityId community) {
    var writes = new WriteSet(site.dynamo());
    site.tasks().check(writes, community, nextNight(community));
    writes.commit();
  }

  private Instant nextNight(CommunityId community) {
    var now = site.now().atZone(site.calendar(community));
    var tonight = now.toLocalDate().atTime(NIGHT).atZone(now.getZone());
    return (tonight.isAfter(now) ? tonight : tonight.plusDays(1)).toInstant();
  }

  /** Codes that always open are the staff's own and stay. */
  private void judge(Door door, Installed found) {
    var name = found.reference().flatMap(References::read);
    boolean stray = name.isPresent() ? isStray(door, name.get()) : found.window().isPresent();
    if (stray) {
      site.vendor().remove(door.lock(), found);
      var writes = new WriteSet(site.dynamo());
      var reservation = name.map(References.Name::reservation).orElse(null);
      site.alerts()
          .raise(
              writes,
              new Alert(
                  door.community(),
                  UUID.randomUUID(),
                  Alert.Kind.STRAY_CODE_REMOVED,
                  site.now(),
                  door.id(),
                  reservation,
                  null));
      writes.commit();
    }
  }

  private boolean isStray(Door door, References.Name name) {
    var grant = site.grants().find(door.community(), name.reservation());
    if (grant.isPresent() && grant.get().isLeased(site.now())) {
      return false;
    }
    return site.holders()
        .find(door.community(), name.reservation(), name.holder())
        .filter(holder -> holder.places().containsKey(door.lock()))
        .isEmpty();
  }

  private boolean heal(LiveTable.Live live, Map<DoorLock, List<Installed>> onLocks) {
    var grant = site.grants().find(live.community(), live.reservation()).orElseThrow();
    if (grant.isLeased(site.now())) {
      return false;
    }
    var plan = site.plan(grant);
    var writes = new WriteSet(site.dynamo());
    boolean missing = false;
    for (var holder : plan.holders()) {
      var seen = Places.seen(holder, onLocks);
      if (!seen.equals(holder)) {
        site.holders().put(writes, seen);
        missing = true;
      }
    }
    if (missing || !plan.steps().isEmpty() || plan.isOver()) {
      site.tasks().settle(writes, grant);
    }
    writes.commitIfAny();
    return missing;
  }
}

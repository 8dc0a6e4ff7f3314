package cn.linli.access;

import cn.linli.access.LockVendor.Installed;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Every night, and after a door was changed: compares what lies on the locks with the grants, and
 * heals both ways. What has no live booking is taken off and reported; what is missing is put there
 * again.
 */
final class Checks {
  private static final LocalTime NIGHT = LocalTime.of(3, 0);

  /** Not all communities at once. */
  private static final int NIGHT_MINUTES = 120;

  /** A lock keeps its records for longer than a gateway is usually away. */
  private static final Duration RECORDS = Duration.ofDays(7);

  private final Site site;
  private final Polling polling;

  Checks(Site site) {
    this.site = site;
    this.polling = new Polling(site);
  }

  /** Has a community checked, door by door; the next night's check is owed with it. */
  void check(CommunityId community) {
    var writes = new WriteSet(site.dynamo());
    site.tasks().check(writes, community, nextNight(community));
    site.tasks().heal(writes, community);
    site.doors().list(community).forEach(door -> site.tasks().checkDoor(writes, door));
    writes.commit();
  }

  private Instant nextNight(CommunityId community) {
    var now = site.now().atZone(site.calendar(community));
    var spread = Math.floorMod(community.value().hashCode(), NIGHT_MINUTES);
    var tonight = now.toLocalDate().atTime(NIGHT.plusMinutes(spread)).atZone(now.getZone());
    return (tonight.isAfter(now) ? tonight : tonight.plusDays(1)).toInstant();
  }

  /** Has all done that is to be done about the grants that are near. */
  void heal(CommunityId community) {
    near(community).forEach(live -> Stale.again(() -> heal(live)));
  }

  private boolean heal(LiveTable.Live live) {
    var grant = site.grants().find(live.community(), live.reservation()).orElseThrow();
    var plan = site.plan(grant);
    if (grant.isLeased(site.now()) || (plan.steps().isEmpty() && !plan.isOver())) {
      return false;
    }
    var writes = new WriteSet(site.dynamo());
    site.tasks().settle(writes, grant);
    writes.commit();
    return true;
  }

  /**
   * Compares the lock of a door with the grants.
   *
   * @throws IllegalStateException if the lock cannot be asked, for the queue to try again
   */
  void checkDoor(CommunityId community, String id) {
    site.doors().find(community, id).ifPresent(this::checkDoor);
  }

  private void checkDoor(Door door) {
    try {
      // Before the grants are read: whoever puts something on a lock writes that down first.
      var installed = site.vendor().installed(door.lock());
      near(door.community()).stream()
          .filter(live -> live.zones().contains(door.zone()))
          .forEach(live -> Stale.again(() -> compare(live, Map.of(door.lock(), installed))));
      installed.forEach(found -> judge(door, found));
      polling.ask(door, site.now().minus(RECORDS));
    } catch (LockFailure failure) {
      throw new IllegalStateException(
          "lock " + door.lock() + " could not be checked: " + failure.kind(), failure);
    }
  }

  private List<LiveTable.Live> near(CommunityId community) {
    return site.live().beginningBefore(community, site.now().plus(Grant.AHEAD));
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

  /** What a lock has lost is put there again. */
  private boolean compare(LiveTable.Live live, Map<DoorLock, List<Installed>> onLock) {
    var grant = site.grants().find(live.community(), live.reservation()).orElseThrow();
    if (grant.isLeased(site.now())) {
      return false;
    }
    var writes = new WriteSet(site.dynamo());
    boolean missing = false;
    for (var holder : site.holders().list(live.community(), live.reservation())) {
      var seen = Places.seen(holder, onLock);
      if (!seen.equals(holder)) {
        site.holders().put(writes, seen);
        missing = true;
      }
    }
    if (missing) {
      site.tasks().settle(writes, grant);
    }
    writes.commitIfAny();
    return missing;
  }
}

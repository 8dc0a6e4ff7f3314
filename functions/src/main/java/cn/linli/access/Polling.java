package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks locks what happened at them, since a delivery may be lost, or forged by whoever learns the
 * address: every few minutes while somebody may come in, and for hours already asked for.
 */
final class Polling {
  private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
  private static final long EVERY_SECONDS = Duration.ofMinutes(5).toSeconds();
  private static final Duration BACK = Duration.ofHours(2);

  private final Site site;
  private final Records records;

  Polling(Site site) {
    this.site = site;
    this.records = new Records(site);
  }

  /** All askings of one door fall on the same minutes, so that many bookings make one. */
  static Instant next(Instant after) {
    long turns = Math.floorDiv(after.getEpochSecond(), EVERY_SECONDS) + 1;
    return Instant.ofEpochSecond(turns * EVERY_SECONDS);
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Asks the lock of a door, and again while somebody may come in. */
  void poll(CommunityId community, String id) {
    var found = site.doors().find(community, id);
    if (found.isEmpty()) {
      return;
    }
    var door = found.get();
    var now = site.now();
    boolean busy =
        site.live().beginningBefore(community, now.plus(Door.LONGEST_MARGIN)).stream()
            .anyMatch(live -> live.admits(door, now));
    if (busy) {
      var writes = new WriteSet(site.dynamo());
      site.tasks().poll(writes, community, id, next(now));
      writes.commit();
    }
    try {
      ask(door, now.minus(BACK));
    } catch (LockFailure failure) {
      LOG.warn("lock {} tells nothing: {}", door.lock(), failure.kind());
    }
  }

  /** Stores what happened since then. */
  void ask(Door door, Instant since) {
    site.vendor().recordsSince(door.lock(), since).forEach(records::store);
  }
}

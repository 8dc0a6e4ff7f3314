package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import java.time.Duration;

/**
 * A door with a lock.
 *
 * @param zone who may enter this zone, or lies on the way to it, may open the door
 * @param lock at the vendor
 * @param marginMinutesBefore how long before a booking it opens
 * @param marginMinutesAfter how long after it
 * @param unattended whether nobody is about who could open it by hand
 */
record Door(
    CommunityId community,
    String id,
    String name,
    String zone,
    DoorLock lock,
    int marginMinutesBefore,
    int marginMinutesAfter,
    boolean unattended,
    int revision) {

  /** Of any door, before or after a booking. */
  static final Duration LONGEST_MARGIN = Duration.ofHours(2);

  /** When it opens to those who booked this time. */
  TimeRange window(TimeRange booked) {
    return new TimeRange(
        booked.start().minus(Duration.ofMinutes(marginMinutesBefore)),
        booked.end().plus(Duration.ofMinutes(marginMinutesAfter)));
  }

  /** What the contract shows the staff. */
  View view() {
    return new View(
        id, name, zone, lock.id(), marginMinutesBefore, marginMinutesAfter, unattended, revision);
  }

  /** See {@link Door#view}. */
  record View(
      String id,
      String name,
      String zone,
      String lock,
      int marginMinutesBefore,
      int marginMinutesAfter,
      boolean unattended,
      int revision) {}
}

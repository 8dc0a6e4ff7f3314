package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Work at the locks. */
final class Tasks {
  static final String SETTLE = "access.settle";
  static final String CHECK = "access.check";
  static final String POLL = "access.poll";

  /** Parts of a check, each told at once. */
  static final String HEAL = "access.heal";

  static final String DOOR = "access.door";

  /** By then the worker is done with what it was told at once, or the message was lost. */
  private static final Duration IN_CASE = Duration.ofMinutes(2);

  private final Errands errands;
  private final Clock clock;

  Tasks(Dynamo dynamo, Outbox outbox, Clock clock) {
    this.errands =
        new Errands(
            dynamo, outbox, (community, data) -> new Event("access.fell-due", 1, community, data));
    this.clock = clock;
  }

  /** The locks are to be as the grant says: now, and again in case nobody heard. */
  void settle(WriteSet writes, Grant grant) {
    errands.now(writes, SETTLE, grant.community(), grant.reservation().toString());
    settle(writes, grant, clock.instant().plus(IN_CASE));
  }

  /** The same at a time to come. */
  void settle(WriteSet writes, Grant grant, Instant at) {
    errands.at(writes, SETTLE, grant.community(), grant.reservation().toString(), at);
  }

  /** The same at once, for one of those that the nightly check found wanting. */
  void settle(WriteSet writes, CommunityId community, UUID reservation) {
    errands.now(writes, SETTLE, community, reservation.toString());
  }

  /** Devices and grants of a community are to be compared: now. */
  void check(WriteSet writes, CommunityId community) {
    check(writes, community, clock.instant());
  }

  /** The same at a time to come. */
  void check(WriteSet writes, CommunityId community, Instant at) {
    errands.at(writes, CHECK, community, community.value(), at);
  }

  /** The grants of a community that are near are to be looked at: now. */
  void heal(WriteSet writes, CommunityId community) {
    errands.now(writes, HEAL, community, community.value());
  }

  /** The lock of a door is to be compared with the grants: now. */
  void checkDoor(WriteSet writes, Door door) {
    errands.now(writes, DOOR, door.community(), door.id());
  }

  /** A lock is to be asked what happened at it, at a time to come. */
  void poll(WriteSet writes, CommunityId community, String door, Instant at) {
    errands.at(writes, POLL, community, door, at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}

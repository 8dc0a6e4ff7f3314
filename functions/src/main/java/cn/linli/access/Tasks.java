package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Work at the locks, owed from the moment of the transaction that asks for it. It is done by a
 * worker behind a queue and not by {@code tick}, since a vendor that does not answer would hold up
 * every other deadline of the deployment.
 */
final class Tasks {
  static final String SETTLE = "access.settle";
  static final String CHECK = "access.check";
  static final String POLL = "access.poll";

  /** Parts of a check, each told at once. */
  static final String HEAL = "access.heal";

  static final String DOOR = "access.door";

  /** By then the worker is done with what it was told at once, or the message was lost. */
  private static final Duration IN_CASE = Duration.ofMinutes(2);

  private final Dynamo dynamo;
  private final Deadlines deadlines;
  private final Outbox outbox;
  private final Clock clock;

  Tasks(Dynamo dynamo, Outbox outbox, Clock clock) {
    this.dynamo = dynamo;
    this.deadlines = new Deadlines(dynamo);
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The locks are to be as the grant says: now, and again in case nobody heard. */
  void settle(WriteSet writes, Grant grant) {
    tell(writes, SETTLE, grant.community(), grant.reservation().toString());
    settle(writes, grant, clock.instant().plus(IN_CASE));
  }

  /** The same at a time to come. */
  void settle(WriteSet writes, Grant grant, Instant at) {
    add(writes, SETTLE, grant.community(), grant.reservation().toString(), at);
  }

  /** The same at once, for one of those that the nightly check found wanting. */
  void settle(WriteSet writes, CommunityId community, UUID reservation) {
    tell(writes, SETTLE, community, reservation.toString());
  }

  /** Devices and grants of a community are to be compared: now. */
  void check(WriteSet writes, CommunityId community) {
    check(writes, community, clock.instant());
  }

  /** The same at a time to come. */
  void check(WriteSet writes, CommunityId community, Instant at) {
    add(writes, CHECK, community, community.value(), at);
  }

  /** The grants of a community that are near are to be looked at: now. */
  void heal(WriteSet writes, CommunityId community) {
    tell(writes, HEAL, community, community.value());
  }

  /** The lock of a door is to be compared with the grants: now. */
  void checkDoor(WriteSet writes, Door door) {
    tell(writes, DOOR, door.community(), door.id());
  }

  /** A lock is to be asked what happened at it, at a time to come. */
  void poll(WriteSet writes, CommunityId community, String door, Instant at) {
    add(writes, POLL, community, door, at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    var writes = new WriteSet(dynamo);
    tell(writes, due.kind(), due.community(), due.ref().split("/", 2)[1]);
    writes.commit();
  }

  private void add(WriteSet writes, String task, CommunityId community, String ref, Instant at) {
    // Deadlines know each other by their references, and two communities may use the same id.
    deadlines.add(writes, task, community, community + "/" + ref, at);
  }

  private void tell(WriteSet writes, String task, CommunityId community, String ref) {
    outbox.add(
        writes, new Event("access.fell-due", 1, community, Map.of("task", task, "ref", ref)));
  }

  /** The event {@code access.fell-due}: what the worker is to do. */
  record FellDue(String task, String ref) {}
}

package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a reservation opens, as the venue said last, and how far the locks are with it.
 *
 * @param seen the revision of the reservation that said so; what is older is not heard
 * @param revision counts every change of this record
 * @param zones whose doors it opens
 * @param endedAt when it was taken away, or null while it stands
 * @param listed under which time it is on the list of what may lie on locks, or null
 * @param lease who works at the locks for it, or null
 * @param failures how often in a row the locks did not do as told
 * @param retryAt when it is tried again after a failure: whatever calls earlier is late itself
 * @param called whether duty staff was called because somebody would stand before a locked door
 */
record Grant(
    CommunityId community,
    UUID reservation,
    int seen,
    int revision,
    PersonId person,
    List<String> zones,
    TimeRange time,
    Instant endedAt,
    Instant listed,
    Lease lease,
    int failures,
    Instant retryAt,
    boolean called) {

  /** Codes are put on locks so long before, so that a gateway may be away for a while. */
  static final Duration AHEAD = Duration.ofDays(1);

  /** The right of one worker to touch the locks for a grant, until it may be taken for dead. */
  record Lease(String owner, Instant until) {
    boolean holds(Instant now) {
      return now.isBefore(until);
    }
  }

  /** Whether the reservation stands. */
  boolean stands() {
    return endedAt == null;
  }

  boolean opens(Door door) {
    return zones.contains(door.zone());
  }

  /** Whether it opens, or did open, this door at a time. */
  boolean admits(Door door, Instant at) {
    return opens(door)
        && door.window(time).contains(at)
        && (endedAt == null || at.isBefore(endedAt));
  }

  /** When codes belong on the locks. */
  Instant installFrom() {
    return time.start().minus(AHEAD);
  }

  /** What the venue says now; work begun goes on under its lease and finds out. */
  Grant told(ReservationChanged event, Instant now) {
    var ended = event.isConfirmed() ? null : endedAt == null ? now : endedAt;
    return new Grant(
        community,
        reservation,
        event.revision(),
        revision + 1,
        person,
        // What is over says no more what it opened; records of then still come.
        event.opens().isEmpty() ? zones : event.opens(),
        event.time(),
        ended,
        ended == null ? event.start() : listed,
        lease,
        0,
        null,
        called && event.time().equals(time));
  }

  static Grant first(CommunityId community, ReservationChanged event, Instant now) {
    var ended = event.isConfirmed() ? null : now;
    return new Grant(
        community,
        event.reservation(),
        event.revision(),
        1,
        event.person(),
        event.opens(),
        event.time(),
        ended,
        ended == null ? event.start() : null,
        null,
        0,
        null,
        false);
  }

  Grant leased(Lease taken) {
    return next(listed, taken, failures, retryAt, called);
  }

  /** Something new is wanted: what failed before no longer counts. */
  Grant hurried() {
    return next(listed, lease, 0, null, called);
  }

  /**
   * After work at the locks.
   *
   * @param failedInARow how often they did not do as told, up to now
   */
  Grant worked(int failedInARow, boolean calledNow) {
    return next(listed, null, failedInARow, null, called || calledNow);
  }

  Grant unlisted() {
    return next(null, lease, failures, retryAt, called);
  }

  /** The same revision with the time of the next try. */
  Grant tryingAgain(Instant at) {
    return next(listed, lease, failures, at, called).at(revision);
  }

  /** Whether somebody is at the locks for it. */
  boolean isLeased(Instant now) {
    return lease != null && lease.holds(now);
  }

  /** Whether it was tried not long ago, in vain. */
  boolean pauses(Instant now) {
    return retryAt != null && now.isBefore(retryAt);
  }

  /** The same as one revision: several changes in a transaction are one. */
  Grant at(int nowRevision) {
    return new Grant(
        community,
        reservation,
        seen,
        nowRevision,
        person,
        zones,
        time,
        endedAt,
        listed,
        lease,
        failures,
        retryAt,
        called);
  }

  private Grant next(
      Instant nowListed, Lease nowLease, int nowFailures, Instant nowRetryAt, boolean nowCalled) {
    return new Grant(
        community,
        reservation,
        seen,
        revision + 1,
        person,
        zones,
        time,
        endedAt,
        nowListed,
        nowLease,
        nowFailures,
        nowRetryAt,
        nowCalled);
  }
}

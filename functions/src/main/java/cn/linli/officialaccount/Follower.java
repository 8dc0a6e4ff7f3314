package cn.linli.officialaccount;

import cn.linli.shared.PersonId;
import cn.linli.shared.keys.Sealed;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who follows us, or did.
 *
 * @param hash keyed, of the app and the openid; the same that identity finds an account by
 * @param id random; names them in events
 * @param sealed openid and unionid; null once they have left
 * @param union keyed hash of the unionid, or null
 * @param person null where nobody knows
 * @param changedAt when they began or left, as WeChat says
 * @param staff whether they have the tag of the staff
 * @param ttl when a row of somebody who left goes, or null
 * @param revision counts the changes as they are written
 */
record Follower(
    String hash,
    UUID id,
    Sealed sealed,
    String union,
    PersonId person,
    boolean followed,
    Instant changedAt,
    boolean staff,
    Long ttl,
    int revision) {

  /** So long a late push may still tell of what was before. */
  private static final long KEPT_SECONDS = 90L * 86_400;

  static final String OPENID = "openid";
  static final String UNIONID = "unionid";

  static Follower unknown(String hash) {
    return new Follower(
        hash, UUID.randomUUID(), null, null, null, false, Instant.EPOCH, false, null, 0);
  }

  /** Somebody of whom we know how to reach them. */
  Optional<Follower> reachable() {
    return followed && sealed != null ? Optional.of(this) : Optional.empty();
  }

  Follower begins(Sealed now, Instant at) {
    return new Follower(hash, id, now, union, person, true, at, staff, null, revision + 1);
  }

  Follower leaves(Instant at) {
    // WeChat takes the tags of those who leave.
    var until = at.getEpochSecond() + KEPT_SECONDS;
    return new Follower(hash, id, null, null, person, false, at, false, until, revision + 1);
  }

  Follower told(Sealed more, String unionHash) {
    return new Follower(
        hash, id, more, unionHash, person, followed, changedAt, staff, ttl, revision + 1);
  }

  Follower is(PersonId known) {
    return new Follower(
        hash, id, sealed, union, known, followed, changedAt, staff, ttl, revision + 1);
  }

  Follower tagged(boolean given) {
    return new Follower(
        hash, id, sealed, union, person, followed, changedAt, given, ttl, revision + 1);
  }

  /** For the export of whoever it is. */
  View view() {
    return new View(followed, changedAt);
  }

  /** What the contract shows. */
  record View(boolean followed, Instant since) {}
}

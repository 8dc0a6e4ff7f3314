package cn.linli.identity;

import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A login as it is stored. Its refresh token is not: it is a keyed hash of id and generation,
 * computed when needed.
 *
 * @param id made by the client
 * @param codeHash of the login code, to recognise the same request again
 * @param generation counts the refreshes; only the refresh token of the current one works
 * @param refreshedAt when the generation began
 * @param expiresAt when the refresh token ends, unless refreshed
 * @param ended logged out, or revoked because a token was used twice
 */
record SessionRow(
    UUID id,
    PersonId person,
    String codeHash,
    int generation,
    Instant refreshedAt,
    Instant expiresAt,
    boolean ended) {
  private static final Duration LIFE = Duration.ofDays(30);

  static SessionRow start(UUID id, PersonId person, String codeHash, Instant now) {
    return new SessionRow(id, person, codeHash, 1, now, now.plus(LIFE), false);
  }

  SessionRow refreshed(Instant now) {
    return new SessionRow(id, person, codeHash, generation + 1, now, now.plus(LIFE), false);
  }

  SessionRow over() {
    return new SessionRow(id, person, codeHash, generation, refreshedAt, expiresAt, true);
  }

  SessionRow of(PersonId other) {
    return new SessionRow(id, other, codeHash, generation, refreshedAt, expiresAt, ended);
  }

  boolean isLive(Instant now) {
    return !ended && now.isBefore(expiresAt);
  }
}

package cn.linli.content;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A post among the drafts of our Official Account.
 *
 * @param version of the post
 * @param order counts what was asked for: whoever works on an older order stops
 * @param attempts at this order
 * @param busyUntil until when nobody else works on it
 * @param draft what names it there, or null
 * @param cover what names its cover there, or null
 * @param pictures their addresses there
 * @param failure why it failed, or null
 * @param release how far it is on its way to followers
 */
record Official(
    Post.Key key,
    int version,
    State state,
    int order,
    int attempts,
    Instant busyUntil,
    String draft,
    String cover,
    Map<UUID, String> pictures,
    String failure,
    Release release,
    Instant at,
    int revision) {
  static final int MOST_ATTEMPTS = 8;
  private static final Duration BUSY = Duration.ofMinutes(2);

  /** How it stands. */
  enum State {
    OWED,
    DRAFTED,
    /** WeChat has to publish the draft, or does. */
    PUBLISHING,
    /** Followers can read it. */
    PUBLISHED,
    /** The post was withdrawn, and what is there has to go. */
    RETRACTED,
    GONE,
    FAILED;

    boolean isOwed() {
      return this == OWED || this == PUBLISHING || this == RETRACTED;
    }

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  Official {
    pictures = Map.copyOf(pictures);
  }

  static Official ordered(Post.Key key, int version, Instant now) {
    return new Official(
        key,
        version,
        State.OWED,
        1,
        0,
        Instant.EPOCH,
        null,
        null,
        Map.of(),
        null,
        Release.NONE,
        now,
        1);
  }

  /** Asked for once more, or in another version. */
  Official orderedAgain(int wanted, Instant now) {
    var left = wanted == version ? release : release.ended();
    return ordered(State.OWED, wanted, null, left, now);
  }

  /** Followers shall read the draft. */
  Official publishing(Instant now) {
    return ordered(State.PUBLISHING, version, cover, release, now);
  }

  /** It has to go. */
  Official retracted(Instant now) {
    return ordered(State.RETRACTED, version, cover, release, now);
  }

  private Official ordered(State next, int wanted, String cover, Release left, Instant now) {
    return new Official(
        key,
        wanted,
        next,
        order + 1,
        0,
        Instant.EPOCH,
        draft,
        cover,
        pictures,
        null,
        left,
        now,
        revision + 1);
  }

  /** Somebody works on it. */
  Official begun(Instant now) {
    return with(state, attempts + 1, now.plus(BUSY), draft, cover, pictures, failure, at);
  }

  /** It goes on as soon as somebody comes, and this was no failed attempt. */
  Official pausing() {
    return with(state, attempts - 1, Instant.EPOCH, draft, cover, pictures, failure, at);
  }

  Official resting(Instant until) {
    return with(state, attempts, until, draft, cover, pictures, failure, at);
  }

  Official with(UUID picture, String url) {
    var known = new HashMap<>(pictures);
    known.put(picture, url);
    return with(state, attempts, busyUntil, draft, cover, known, failure, at);
  }

  Official withCover(String name) {
    return with(state, attempts, busyUntil, draft, name, pictures, failure, at);
  }

  Official withoutDraft() {
    return with(state, attempts, busyUntil, null, cover, pictures, failure, at);
  }

  Official drafted(String name, Instant now) {
    return with(State.DRAFTED, attempts, Instant.EPOCH, name, cover, pictures, null, now);
  }

  Official gone(Instant now) {
    return with(State.GONE, attempts, Instant.EPOCH, null, cover, pictures, null, now)
        .with(release.none(), revision + 1);
  }

  /** Followers can read this version, and no other. */
  Official published(Instant now) {
    return with(State.PUBLISHED, attempts, Instant.EPOCH, null, cover, pictures, null, now)
        .with(release.only(version), revision + 1);
  }

  /** Where nobody knows how it ended, it stays open. */
  Official failed(OfficialFailure.Kind why, Instant now) {
    var left =
        switch (why) {
          case LATER -> release;
          case TAKEN_DOWN -> release.none();
          case NOT_ALLOWED, QUOTA, REFUSED, NOT_ORIGINAL, NOT_PASSED -> release.ended();
        };
    var reason = why.toString();
    return with(State.FAILED, attempts, Instant.EPOCH, draft, cover, pictures, reason, now)
        .with(left, revision + 1);
  }

  /** The same with what is known of its way to followers. */
  Official with(Release next) {
    return with(next, revision + 1);
  }

  private Official with(Release next, int nextRevision) {
    return new Official(
        key,
        version,
        state,
        order,
        attempts,
        busyUntil,
        draft,
        cover,
        pictures,
        failure,
        next,
        at,
        nextRevision);
  }

  private Official with(
      State nextState,
      int nextAttempts,
      Instant nextBusy,
      String nextDraft,
      String nextCover,
      Map<UUID, String> nextPictures,
      String nextFailure,
      Instant nextAt) {
    return new Official(
        key,
        version,
        nextState,
        order,
        nextAttempts,
        nextBusy,
        nextDraft,
        nextCover,
        nextPictures,
        nextFailure,
        release,
        nextAt,
        revision + 1);
  }

  View view() {
    return new View(state, version, release.newest(), failure, at);
  }

  /**
   * What the staff see of it.
   *
   * @param articleVersion the version that followers can read, or null
   * @param failure what to do about it: not-allowed and refused are copied by hand
   */
  record View(State state, int version, Integer articleVersion, String failure, Instant at) {}
}

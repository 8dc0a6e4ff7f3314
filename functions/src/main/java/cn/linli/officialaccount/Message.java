package cn.linli.officialaccount;

import java.time.Duration;
import java.time.Instant;

/**
 * A push that was taken, so that it is taken once; with the words of a question as long as it is
 * not answered.
 *
 * @param key keyed hash of its number
 * @param follower whose it is, by their hash
 * @param asked whether it is answered by a customer message, and not at once
 * @param words null where nothing is owed
 * @param tries how often WeChat did not take the answer
 */
record Message(
    String key,
    String follower,
    Instant at,
    boolean asked,
    String words,
    State state,
    int tries,
    int revision) {
  /** WeChat takes customer messages for 48 hours. */
  private static final Duration WINDOW = Duration.ofHours(47);

  private static final Duration KEPT = Duration.ofDays(3);
  private static final int MOST_TRIES = 8;

  /** How far it is. */
  enum State {
    /** Nothing more is to be done. */
    DONE,
    /** An answer is owed. */
    OWED,
    /** An answer is on its way, or nobody will ever know. */
    SENDING
  }

  static Message done(String key, String follower, Instant at) {
    return new Message(key, follower, at, false, null, State.DONE, 0, 1);
  }

  static Message question(String key, String follower, Instant at, String words) {
    return new Message(key, follower, at, true, words, State.OWED, 0, 1);
  }

  boolean isOwed() {
    return state == State.OWED;
  }

  /** Whether WeChat would still take an answer, and was not asked too often. */
  boolean isWorthATry(Instant now) {
    return tries < MOST_TRIES && now.isBefore(at.plus(WINDOW));
  }

  Duration pause() {
    return Duration.ofMinutes(1L << Math.min(tries, MOST_TRIES));
  }

  Message sending() {
    return with(words, State.SENDING, tries);
  }

  Message owedAgain() {
    return with(words, State.OWED, tries + 1);
  }

  Message over() {
    return with(null, State.DONE, tries);
  }

  long ttl() {
    return at.plus(KEPT).getEpochSecond();
  }

  private Message with(String nextWords, State next, int nextTries) {
    return new Message(key, follower, at, asked, nextWords, next, nextTries, revision + 1);
  }
}

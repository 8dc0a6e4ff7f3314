package cn.linli.officialaccount;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.Locale;

/**
 * The last order to publish the menu.
 *
 * @param digest of the difference that somebody saw
 * @param reason why it came to nothing, or null
 */
record Publication(
    String digest, PersonId by, Instant at, State state, String reason, int revision) {

  /** How far it is. */
  enum State {
    ORDERED,
    /** It has begun: WeChat may show the one menu and not yet the other. */
    BEGUN,
    PUBLISHED,
    /** Somebody else has changed the menu since it was ordered; nothing was published. */
    OVERTAKEN,
    FAILED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  boolean isOpen() {
    return state == State.ORDERED || state == State.BEGUN;
  }

  /** Whether somebody ordered the same, and it still is what they get. */
  boolean stands(String other, Difference now) {
    boolean isDone = state == State.PUBLISHED && now.changes().isEmpty();
    return digest.equals(other) && (isOpen() || isDone);
  }

  Publication with(State next, String why) {
    return new Publication(digest, by, at, next, why, revision + 1);
  }

  View view() {
    return new View(state.toString(), at, reason);
  }

  /** What the contract shows. */
  record View(String state, Instant at, String reason) {}
}

package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * What somebody who came thinks of an activity.
 *
 * @param name masked; null once they are erased
 * @param by who wrote it: they themselves, or their guardian
 * @param stars from 1 to 5
 * @param comment in words, or null
 * @param revision counts the changes
 */
record Rating(
    CommunityId community,
    UUID activity,
    PersonId person,
    String name,
    PersonId by,
    int stars,
    String comment,
    State state,
    Instant at,
    int revision) {
  /** The next revision: somebody has decided whether its words are shown. */
  Rating moderated(boolean isShown) {
    var next = isShown ? State.SHOWN : State.HIDDEN;
    return new Rating(
        community, activity, person, name, by, stars, comment, next, at, revision + 1);
  }

  /** The next revision, without what its person wrote. */
  Rating forgotten() {
    return new Rating(
        community, activity, person, null, by, stars, null, State.SHOWN, at, revision + 1);
  }

  View view() {
    return new View(person, name, stars, comment, state, at, revision);
  }

  Shown shown() {
    return new Shown(name, stars, comment, at);
  }

  /** Whether everybody may read it. */
  enum State {
    /** Somebody has to read its words first. */
    WAITING,
    SHOWN,
    HIDDEN;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return Arrays.stream(values())
          .filter(state -> state.toString().equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("not a state of a rating"));
    }
  }

  /** What everybody reads: never whose it is (domain: a masked name). */
  record Shown(String name, int stars, String comment, Instant at) {}

  /** What its writer and those see who moderate. */
  record View(
      PersonId person,
      String name,
      int stars,
      String comment,
      State state,
      Instant at,
      int revision) {}
}

package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * That somebody was let in, or was not.
 *
 * @param session counted from 0
 * @param id made by whoever read the pass
 * @param by whom it was read
 * @param at when
 * @param toldAt when we heard of it
 * @param person whose pass it is, or null where it is nobody's
 * @param refusal the code of what stood against it, or null
 * @param settlement what somebody decided about it where it was irregular, or null
 */
record CheckIn(
    CommunityId community,
    UUID activity,
    int session,
    UUID id,
    PersonId by,
    Instant at,
    Instant toldAt,
    PersonId person,
    Outcome outcome,
    String refusal,
    Settlement settlement) {

  View view(String name) {
    var decision = settlement == null ? null : settlement.decision();
    var reason = settlement == null ? null : settlement.reason();
    return new View(id, session, person, name, at, toldAt, outcome, refusal, decision, reason);
  }

  /** The same, about which somebody has decided. */
  CheckIn settled(Settlement how) {
    return new CheckIn(
        community, activity, session, id, by, at, toldAt, person, outcome, refusal, how);
  }

  /** That they came, whatever had stood against it. */
  CheckIn asCame() {
    return new CheckIn(
        community, activity, session, id, by, at, toldAt, person, Outcome.CAME, null, null);
  }

  /**
   * What somebody of the centre made of it.
   *
   * @param decision {@code accept} or {@code dismiss}
   */
  record Settlement(String decision, PersonId by, Instant at, String reason) {}

  /** What became of it. */
  enum Outcome {
    /** They came. */
    CAME,
    /** A point without a network let in somebody who had come before, or could not come. */
    IRREGULAR,
    /** They were not let in. */
    REFUSED;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String text) {
      return Arrays.stream(values())
          .filter(outcome -> outcome.toString().equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("not an outcome"));
    }
  }

  /** What the contract shows. */
  record View(
      UUID checkIn,
      int session,
      PersonId person,
      String name,
      Instant at,
      Instant toldAt,
      Outcome outcome,
      String refusal,
      String decision,
      String reason) {}
}

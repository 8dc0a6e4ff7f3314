package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.Locale;

/**
 * That the committee names somebody as a volunteer.
 *
 * @param reason for the resident and the centre's people to read
 * @param answeredAt when the resident answered, or null
 * @param revision counts the changes
 */
record Recommendation(
    CommunityId community,
    PersonId person,
    String reason,
    PersonId by,
    State state,
    Instant askedAt,
    Instant answeredAt,
    int revision) {
  /** How it stands. */
  enum State {
    ASKED,
    ACCEPTED,
    DECLINED;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }

    static State of(boolean accepts) {
      return accepts ? ACCEPTED : DECLINED;
    }
  }

  Recommendation answered(State answer, Instant now) {
    return new Recommendation(community, person, reason, by, answer, askedAt, now, revision + 1);
  }

  View view() {
    return new View(person, reason, by, state.toString(), askedAt, answeredAt);
  }

  /** What the contract shows. */
  record View(
      PersonId person,
      String reason,
      PersonId by,
      String state,
      Instant askedAt,
      Instant answeredAt) {}
}

package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that was decided about an activity.
 *
 * @param by who, or null where a check did
 * @param what in one word
 * @param number of the plan it is about
 * @param reason why, or null
 */
record Decision(
    CommunityId community,
    UUID activity,
    Instant at,
    PersonId by,
    String what,
    int number,
    String reason) {
  View view() {
    return new View(at, by, what, number, reason);
  }

  /** What the contract shows. */
  record View(Instant at, PersonId by, String what, int plan, String reason) {}
}

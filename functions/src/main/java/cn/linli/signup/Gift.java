package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody got something for coming.
 *
 * @param gift by its id in the plan
 * @param id made by whoever handed it out
 */
record Gift(
    CommunityId community,
    UUID activity,
    String gift,
    PersonId person,
    UUID id,
    PersonId by,
    Instant at) {
  View view() {
    return new View(id, gift, person, at);
  }

  /** What the contract shows. */
  record View(UUID handOut, String gift, PersonId person, Instant at) {}
}

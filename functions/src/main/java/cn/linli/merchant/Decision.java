package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that somebody decided about a merchant, or that followed from a rule.
 *
 * @param by who, or null where a rule did
 * @param what in one word
 * @param about what it concerns beside the merchant, for example a paper or a product, or null
 * @param reason why, or null
 */
record Decision(
    CommunityId community,
    UUID merchant,
    Instant at,
    PersonId by,
    String what,
    String about,
    String reason) {
  View view() {
    return new View(at, by, what, about, reason);
  }

  /** What the contract shows. */
  record View(Instant at, PersonId by, String what, String about, String reason) {}
}

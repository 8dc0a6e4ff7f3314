package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something of what a merchant owes that the community gives up: one person of finance proposes it,
 * another approves.
 *
 * @param approvedBy who did, or null before
 * @param revision counts the changes
 */
record WriteOff(
    CommunityId home,
    UUID merchant,
    UUID id,
    Money amount,
    String reason,
    PersonId proposedBy,
    Instant proposedAt,
    PersonId approvedBy,
    Instant approvedAt,
    int revision) {
  static WriteOff first(Commands.ProposeWriteOff command, PersonId by, Instant now) {
    var amount = new Money(command.amountFen());
    return new WriteOff(
        command.community(),
        command.merchant(),
        command.writeOff(),
        amount,
        command.reason(),
        by,
        now,
        null,
        null,
        1);
  }

  boolean isThatOf(PersonId by, Commands.ProposeWriteOff command) {
    return proposedBy.equals(by)
        && amount.fen() == command.amountFen()
        && reason.equals(command.reason());
  }

  boolean isApproved() {
    return approvedBy != null;
  }

  /** The next revision: it is given up. */
  WriteOff approved(PersonId by, Instant now) {
    return new WriteOff(
        home, merchant, id, amount, reason, proposedBy, proposedAt, by, now, revision + 1);
  }

  View view() {
    return new View(
        id, merchant, amount.fen(), reason, proposedBy, proposedAt, approvedBy, approvedAt);
  }

  /** What the contract shows. */
  record View(
      UUID writeOff,
      UUID merchant,
      long amountFen,
      String reason,
      PersonId proposedBy,
      Instant proposedAt,
      PersonId approvedBy,
      Instant approvedAt) {}
}

package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A claim as the contract shows it. What is left out is none of the reader's business.
 *
 * @param community whose panel rules
 * @param name of the resident, masked
 * @param due until when somebody has to answer or to go to the panel
 * @param heldFen of the guarantee for it, for the panel
 * @param statements in no list
 */
record ClaimView(
    UUID claim,
    CommunityId community,
    UUID campaign,
    UUID order,
    UUID merchant,
    String seller,
    String name,
    String goods,
    int quantity,
    long wantedFen,
    ClaimState state,
    Instant openedAt,
    Instant due,
    Long heldFen,
    List<Said> statements,
    Ended outcome,
    int revision) {
  /** What one side says, with where its pictures can be fetched for a while. */
  record Said(
      String statement, Statement.Side by, String text, Instant at, List<String> evidence) {}

  /**
   * What it came to.
   *
   * @param byRule whether nobody decided it: silence accepts
   * @param missingFen what the merchant still owed of it then
   * @param arrivedFen what has reached the resident of what is paid out, or null
   */
  record Ended(
      long grantedFen,
      Outcome.Source source,
      long missingFen,
      boolean byRule,
      String reason,
      Instant at,
      Long arrivedFen) {
    static Ended of(Claim claim, Money arrived) {
      var end = claim.outcome();
      if (end == null) {
        return null;
      }
      return new Ended(
          end.granted().fen(),
          end.source(),
          end.missing().fen(),
          end.by() == null,
          end.reason(),
          end.at(),
          fen(arrived));
    }
  }

  static ClaimView of(
      Claim claim, Reader reader, String seller, List<Said> statements, Money arrived) {
    var matter = claim.matter();
    return new ClaimView(
        claim.id(),
        matter.community(),
        matter.campaign(),
        matter.order(),
        matter.merchant(),
        seller,
        reader == Reader.RESIDENT ? null : matter.name(),
        matter.goods(),
        matter.quantity(),
        claim.wanted().fen(),
        claim.state(),
        claim.openedAt(),
        claim.due(),
        reader == Reader.PANEL ? fen(claim.held()) : null,
        statements,
        Ended.of(claim, arrived),
        claim.revision());
  }

  private static Long fen(Money money) {
    return money == null ? null : money.fen();
  }

  /** For whom it is. */
  enum Reader {
    RESIDENT,
    MERCHANT,
    PANEL
  }
}

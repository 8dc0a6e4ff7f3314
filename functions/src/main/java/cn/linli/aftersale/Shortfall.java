package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What a merchant's guarantee lacks, for finance to see.
 *
 * @param community of the claim
 */
record Shortfall(
    CommunityId home,
    UUID merchant,
    Kind kind,
    CommunityId community,
    UUID claim,
    Money missing,
    Instant since) {
  /** What it lacks it for. */
  enum Kind {
    /** A dispute whose money is not frozen, and for which less is held than is wanted. */
    COVER,
    /** An award that was not there at once; the merchant owes it, and the resident waits. */
    AWARD;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  static Shortfall cover(Claim claim) {
    return of(claim, Kind.COVER, claim.uncovered(), claim.openedAt());
  }

  static Shortfall award(Claim claim) {
    return of(claim, Kind.AWARD, claim.outcome().missing(), claim.outcome().at());
  }

  private static Shortfall of(Claim claim, Kind kind, Money missing, Instant since) {
    var matter = claim.matter();
    return new Shortfall(
        matter.home(), matter.merchant(), kind, matter.community(), claim.id(), missing, since);
  }

  /** So much less is missing. */
  Shortfall less(Money amount) {
    return new Shortfall(home, merchant, kind, community, claim, missing.minus(amount), since);
  }

  View view() {
    return new View(claim, community, merchant, kind.toString(), missing.fen(), since);
  }

  /** What the contract shows. */
  record View(
      UUID claim,
      CommunityId community,
      UUID merchant,
      String kind,
      long missingFen,
      Instant since) {}
}

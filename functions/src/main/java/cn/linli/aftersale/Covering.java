package cn.linli.aftersale;

import cn.linli.ledger.Account;
import cn.linli.ledger.Hold;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Map;
import java.util.UUID;

/**
 * Watches that a dispute's money stays within reach: before the provider gives it to the merchant
 * by itself, as much of the guarantee is held.
 */
final class Covering {
  private final Office office;

  Covering(Office office) {
    this.office = office;
  }

  /**
   * Adds to what a use case writes whatever keeps a dispute's money within reach: a hold, or that
   * somebody looks in time.
   *
   * @return the claim with what is held for it
   */
  Claim cover(WriteSet writes, Claim claim) {
    var matter = claim.matter();
    var frozenUntil = office.needs().payments().frozenUntil(matter.home(), matter.order());
    var later = ClaimRules.coverAt(frozenUntil, office.now());
    later.ifPresent(at -> office.tasks().at(writes, Tasks.COVER, claim, at));
    return later.isPresent() ? claim : hold(writes, claim);
  }

  private Claim hold(WriteSet writes, Claim claim) {
    var guarantee = guarantee(claim.matter());
    var available = office.needs().ledger().limitOf(guarantee).available();
    var held = claim.holding(ClaimRules.least(claim.wanted(), available));
    if (held.isHolding()) {
      var hold = Hold.of(guarantee, id(claim), held.held(), office.now());
      office.needs().ledger().hold(writes, hold, new Stale());
    }
    if (held.uncovered().fen() > 0) {
      uncovered(writes, held);
    }
    return held;
  }

  /** Finance sees it until the dispute is over. */
  private void uncovered(WriteSet writes, Claim claim) {
    var matter = claim.matter();
    office.shortfalls().put(writes, Shortfall.cover(claim));
    office
        .outbox()
        .add(
            writes,
            new Event(
                "aftersale.dispute-uncovered",
                1,
                matter.home(),
                Map.of(
                    "claim", claim.id(),
                    "community", matter.community(),
                    "merchant", matter.merchant(),
                    "wantedFen", claim.wanted().fen(),
                    "heldFen", claim.held().fen())));
  }

  /** The money of a disputed order will come free soon. */
  void due(CommunityId community, UUID id) {
    Stale.again(
        () -> {
          var claim = office.claim(community, id);
          if (claim.state() == ClaimState.DISPUTED && claim.held() == null) {
            var writes = office.writes();
            office.put(writes, cover(writes, claim.touched()));
            writes.commit();
          }
          return true;
        });
  }

  /**
   * Adds to what a use case writes that nothing is held for a claim any more: others may wait for
   * what comes free.
   */
  void release(WriteSet writes, Claim claim) {
    if (claim.isHolding()) {
      office.tasks().fund(writes, claim.matter().home(), claim.matter().merchant());
      office.needs().ledger().voidHold(writes, guarantee(claim.matter()), id(claim));
    }
  }

  /** What an award may take at once: what is held for it, and what nobody holds. */
  Money within(Claim claim) {
    var available = office.needs().ledger().limitOf(guarantee(claim.matter())).available();
    return claim.isHolding() ? available.plus(claim.held()) : available;
  }

  Account guarantee(Matter matter) {
    return office.needs().merchants().seller(matter.home(), matter.merchant()).guarantee();
  }

  static String id(Claim claim) {
    return "dispute/" + claim.id();
  }
}

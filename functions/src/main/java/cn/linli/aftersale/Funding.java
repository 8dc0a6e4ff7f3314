package cn.linli.aftersale;

import cn.linli.aftersale.ShortfallTable.Debts;
import cn.linli.ledger.Cause;
import cn.linli.ledger.Recipes;
import cn.linli.merchant.Seller;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;

/**
 * Sends on to residents what a merchant has paid of what it owes, or what came free of its
 * guarantee: the oldest award first. What has come is what the awards lack and the books no longer
 * have the merchant owe; so it does not matter how often anybody looks.
 */
final class Funding {
  private static final int STRIDE = 20;

  private final Office office;

  Funding(Office office) {
    this.office = office;
  }

  void fund(CommunityId home, UUID merchant) {
    for (int steps = 0; steps < STRIDE; steps++) {
      if (!Stale.again(() -> step(home, merchant))) {
        return;
      }
    }
    var writes = office.writes();
    office.tasks().fund(writes, home, merchant);
    writes.commit();
  }

  /** Whether there may be more. The debts are read first: what is owed only falls since then. */
  private boolean step(CommunityId home, UUID merchant) {
    var debts = office.shortfalls().debts(home, merchant);
    if (debts.unfunded().equals(Money.ZERO)) {
      return false;
    }
    var seller = office.needs().merchants().seller(home, merchant);
    var ledger = office.needs().ledger();
    var owed = ledger.limitOf(seller.receivable()).available();
    var free = ClaimRules.least(owed, ledger.limitOf(seller.guarantee()).available());
    var come = debts.unfunded().minus(owed).plus(free);
    if (come.fen() <= 0) {
      return false;
    }
    var award = office.shortfalls().firstAward(home, merchant).orElseThrow(Stale::new);
    var amount = ClaimRules.least(come, award.missing());
    var writes = office.writes();
    var next = debts.plus(Money.ZERO.minus(amount));
    office.shortfalls().put(writes, next);
    if (amount.equals(award.missing())) {
      office.shortfalls().delete(writes, award);
    } else {
      office.shortfalls().put(writes, award.less(amount));
    }
    var claim = office.claim(award.community(), award.claim());
    var key = "top-up-" + next.revision();
    office.needs().payments().fund(writes, home, Advancing.payout(claim), key, amount);
    if (free.fen() > 0) {
      cover(writes, seller, next, free);
    }
    writes.commit();
    return true;
  }

  /**
   * Of a guarantee something has come free, since a hold ended or money came in the moment of a
   * ruling: what the merchant owes is taken from it.
   */
  private void cover(WriteSet writes, Seller seller, Debts next, Money free) {
    var guarantee = seller.guarantee();
    var reference = "covered/%s/%d".formatted(seller.id(), next.revision());
    var cause = Cause.of(guarantee.community(), guarantee.payee(), reference, office.now());
    office.needs().ledger().post(writes, Recipes.debtCovered(cause, free), new Stale());
  }
}

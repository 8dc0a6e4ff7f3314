package cn.linli.aftersale;

import cn.linli.ledger.Cause;
import cn.linli.ledger.Entry;
import cn.linli.ledger.Recipes;
import cn.linli.payment.PayoutKind;
import cn.linli.payment.Promise;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.math.BigInteger;
import java.util.UUID;

/**
 * Pays awards of orders whose money is the merchant's by now: its guarantee pays at once (先行赔付), as
 * far as it goes; the rest the merchant owes, and the resident gets it when that has come.
 */
final class Advancing {
  private static final String REASON = "维权先行赔付";

  private final Office office;
  private final Covering covering;

  Advancing(Office office, Covering covering) {
    this.office = office;
    this.covering = covering;
  }

  /** Adds all of that to what a use case writes. */
  void pay(WriteSet writes, Claim ruled) {
    var matter = ruled.matter();
    post(writes, ruled);
    promise(writes, ruled);
    boolean isShort = ruled.outcome().missing().compareTo(Money.ZERO) > 0;
    if (isShort) {
      owe(writes, ruled);
    }
    if (isShort || ruled.isHolding()) {
      // Something may have come free meanwhile, for this award or for an older one.
      office.tasks().fund(writes, matter.home(), matter.merchant());
    }
    var merchants = office.needs().merchants();
    merchants.demandTopUp(writes, matter.home(), matter.merchant(), ruled.outcome().granted());
  }

  private void post(WriteSet writes, Claim ruled) {
    var end = ruled.outcome();
    var guarantee = covering.guarantee(ruled.matter());
    var cause = Cause.of(guarantee.community(), guarantee.payee(), "award/" + ruled.id(), end.at());
    var entry = Recipes.awarded(cause, end.granted(), end.secured());
    if (ruled.isHolding()) {
      postHold(writes, ruled, entry);
    } else {
      office.needs().ledger().post(writes, entry, new Stale());
    }
  }

  private void postHold(WriteSet writes, Claim ruled, Entry entry) {
    var guarantee = covering.guarantee(ruled.matter());
    var hold = Covering.id(ruled);
    var ended = office.needs().ledger().postHold(writes, guarantee, hold, entry, new Stale());
    if (!entry.id().equals(ended.entry())) {
      // Somebody else has just ruled: nobody is paid without an entry.
      throw new Stale();
    }
  }

  private void promise(WriteSet writes, Claim ruled) {
    var matter = ruled.matter();
    var promise =
        new Promise(
            matter.home(),
            payout(ruled),
            covering.guarantee(matter).payee(),
            matter.person(),
            ruled.outcome().granted(),
            PayoutKind.AWARD,
            REASON,
            "claim/" + ruled.id());
    office.needs().payments().payOut(writes, promise, ruled.outcome().secured());
  }

  /**
   * The id of the payout by which such an award reaches its person: where the money is, two
   * merchants may have claims of one id.
   */
  static String payout(Claim claim) {
    return "claim-" + short36(claim.id()) + "-" + short36(claim.matter().merchant());
  }

  private static String short36(UUID id) {
    return new BigInteger(id.toString().replace("-", ""), 16).toString(Character.MAX_RADIX);
  }

  private void owe(WriteSet writes, Claim ruled) {
    var matter = ruled.matter();
    var shortfalls = office.shortfalls();
    shortfalls.put(writes, Shortfall.award(ruled));
    var debts = shortfalls.debts(matter.home(), matter.merchant());
    shortfalls.put(writes, debts.plus(ruled.outcome().missing()));
  }
}

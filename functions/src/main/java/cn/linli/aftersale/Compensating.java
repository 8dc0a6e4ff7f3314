package cn.linli.aftersale;

import cn.linli.aftersale.Outcome.Source;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Map;

/** Ends claims, with what each end means to the order and to its money, in one transaction. */
final class Compensating {
  private final Office office;
  private final Covering covering;
  private final Advancing advancing;

  Compensating(Office office) {
    this.office = office;
    this.covering = new Covering(office);
    this.advancing = new Advancing(office, covering);
  }

  /**
   * The merchant has accepted it, or is taken to have: the order's payment goes back.
   *
   * @param by who accepted it, or null
   */
  Claim accept(WriteSet writes, Claim claim, PersonId by) {
    var most = most(claim);
    var amount = ClaimRules.least(claim.wanted(), most);
    var source = amount.equals(Money.ZERO) ? Source.NOTHING : Source.PAYMENT;
    var end = new Outcome(amount, source, amount, by, null, office.now());
    var next = claim.to(ClaimState.ACCEPTED, end);
    refund(writes, next, most);
    office.end(writes, next);
    return next;
  }

  private Money most(Claim claim) {
    var matter = claim.matter();
    var groupBuys = office.needs().groupBuys();
    var order = groupBuys.claimable(matter.community(), matter.campaign(), matter.order());
    return ClaimRules.most(order, office.docket(matter));
  }

  /** It is over without any money. */
  Claim drop(WriteSet writes, Claim over) {
    covering.release(writes, over);
    closeOrder(writes, over);
    office.end(writes, over);
    return over;
  }

  /** The panel has ruled. */
  Claim rule(WriteSet writes, Claim claim, PersonId by, Commands.Rule ruling) {
    var award = ruling.award();
    var source = award.equals(Money.ZERO) ? Source.NOTHING : source(claim);
    var secured =
        source == Source.GUARANTEE ? ClaimRules.least(award, covering.within(claim)) : award;
    var end = new Outcome(award, source, secured, by, ruling.reason(), office.now());
    var next = claim.to(ClaimState.RULED, end);
    return source == Source.NOTHING ? drop(writes, next) : award(writes, next);
  }

  private Source source(Claim claim) {
    var matter = claim.matter();
    var frozenUntil = office.needs().payments().frozenUntil(matter.home(), matter.order());
    return ClaimRules.source(frozenUntil, office.now());
  }

  private Claim award(WriteSet writes, Claim ruled) {
    var most = most(ruled);
    var allowed = ClaimRules.least(ruled.wanted(), most);
    if (ruled.outcome().granted().compareTo(allowed) > 0) {
      throw AftersaleError.TOO_MUCH.refusal("at the most " + allowed.fen() + " fen");
    }
    if (ruled.outcome().source() == Source.PAYMENT) {
      covering.release(writes, ruled);
      refund(writes, ruled, most);
    } else {
      advancing.pay(writes, ruled);
      var matter = ruled.matter();
      var groupBuys = office.needs().groupBuys();
      groupBuys.award(writes, matter.community(), matter.campaign(), matter.order());
    }
    office.end(writes, ruled);
    tell(writes, ruled);
    return ruled;
  }

  /** An order that is paid back as a whole is over. */
  private void refund(WriteSet writes, Claim over, Money most) {
    var matter = over.matter();
    var amount = over.outcome().granted();
    if (amount.equals(Money.ZERO)) {
      closeOrder(writes, over);
      return;
    }
    var key = "claim-" + over.id();
    var parts = Parts.of(Part.GOODS, amount);
    var needs = office.needs();
    needs.payments().refund(writes, matter.home(), matter.order(), key, parts, "售后退款");
    if (amount.equals(most)) {
      needs.groupBuys().payBack(writes, matter.community(), matter.campaign(), matter.order());
    } else {
      closeOrder(writes, over);
    }
  }

  private void closeOrder(WriteSet writes, Claim over) {
    var matter = over.matter();
    var groupBuys = office.needs().groupBuys();
    groupBuys.closeClaim(writes, matter.community(), matter.campaign(), matter.order());
  }

  private void tell(WriteSet writes, Claim ruled) {
    var matter = ruled.matter();
    var end = ruled.outcome();
    office
        .outbox()
        .add(
            writes,
            new Event(
                "aftersale.awarded",
                1,
                matter.community(),
                Map.of(
                    "claim", ruled.id(),
                    "order", matter.order(),
                    "home", matter.home(),
                    "merchant", matter.merchant(),
                    "person", matter.person(),
                    "source", end.source().toString(),
                    "amountFen", end.granted().fen(),
                    "missingFen", end.missing().fen())));
  }
}

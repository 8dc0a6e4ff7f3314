package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;

/** Keeps deposits for good whose condition was not kept, unless that is excused. */
final class Forfeits {
  private final Desk desk;
  private final Refunds refunds;

  Forfeits(Desk desk) {
    this.desk = desk;
    this.refunds = new Refunds(desk);
  }

  void forfeit(CommunityId community, UUID id, Part deposit) {
    Stale.again(
        () -> {
          var writes = new WriteSet(desk.dynamo());
          add(writes, community, id, deposit, desk.payment(community, id).rest().get(deposit));
          writes.commitIfAny();
          return true;
        });
  }

  /**
   * So much of it is kept, as far as it is there. The books have one entry a payment and deposit:
   * whoever keeps parts keeps them at once.
   */
  void add(WriteSet writes, CommunityId community, UUID id, Part deposit, Money amount) {
    var payment = desk.payment(community, id);
    var settled = payment.settled().orElseThrow(PaymentError.NOT_PAID::refusal);
    var rest = payment.rest().get(deposit);
    var kept = rest.compareTo(amount) < 0 ? rest : amount;
    if (!kept.equals(Money.ZERO)) {
      var forfeited = settled.forfeited().plus(Parts.of(deposit, kept));
      desk.payments().put(writes, payment.as(settled.keeping(forfeited)));
      desk.books().forfeited(writes, payment, deposit, kept, desk.now());
    }
  }

  /** Gives a deposit back, whether it was forfeited or not. */
  void giveBack(CommunityId community, UUID id, String key, Part deposit, String reason) {
    Stale.again(
        () -> {
          var payment = desk.payment(community, id);
          var settled = payment.settled().orElseThrow(PaymentError.NOT_PAID::refusal);
          var forfeited = settled.forfeited().get(deposit);
          if (!forfeited.equals(Money.ZERO)) {
            giveBack(payment, settled, key, Parts.of(deposit, forfeited), reason);
            return true;
          }
          var rest = payment.rest().get(deposit);
          if (!rest.equals(Money.ZERO)) {
            refunds.ask(community, id, key, Parts.of(deposit, rest), reason);
          }
          return true;
        });
  }

  /** Gives so much of what was forfeited back, once. */
  void giveBack(
      CommunityId community, UUID id, String key, Part deposit, Money amount, String reason) {
    Stale.again(
        () -> {
          var payment = desk.payment(community, id);
          var settled = payment.settled().orElseThrow(PaymentError.NOT_PAID::refusal);
          boolean isKnown =
              desk.refunds().of(community, id).stream()
                  .anyMatch(refund -> refund.key().equals(key));
          if (isKnown) {
            return true;
          }
          if (settled.forfeited().get(deposit).compareTo(amount) < 0) {
            throw PaymentError.TOO_MUCH.refusal();
          }
          giveBack(payment, settled, key, Parts.of(deposit, amount), reason);
          return true;
        });
  }

  private void giveBack(
      Payment payment, Payment.Settled settled, String key, Parts parts, String reason) {
    var writes = new WriteSet(desk.dynamo());
    var next = payment.as(settled.keeping(settled.forfeited().minus(parts)).returning(parts));
    desk.payments().put(writes, next);
    refunds.oweForfeited(writes, next, key, parts, reason);
    writes.commit();
  }
}

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
          var payment = desk.payment(community, id);
          var settled = payment.settled().orElseThrow(PaymentError.NOT_PAID::refusal);
          var kept = payment.rest().get(deposit);
          if (!kept.equals(Money.ZERO)) {
            var writes = new WriteSet(desk.dynamo());
            var forfeited = settled.forfeited().plus(Parts.of(deposit, kept));
            desk.payments().put(writes, payment.as(settled.keeping(forfeited)));
            desk.books().forfeited(writes, payment, deposit, kept, desk.now());
            writes.commit();
          }
          return true;
        });
  }

  /** Gives a deposit back, whether it was forfeited or not. */
  void giveBack(CommunityId community, UUID id, String key, Part deposit, String reason) {
    Stale.again(
        () -> {
          var payment = desk.payment(community, id);
          var settled = payment.settled().orElseThrow(PaymentError.NOT_PAID::refusal);
          var forfeited = settled.forfeited().get(deposit);
          if (forfeited.equals(Money.ZERO)) {
            var rest = payment.rest().get(deposit);
            if (!rest.equals(Money.ZERO)) {
              refunds.ask(community, id, key, Parts.of(deposit, rest), reason);
            }
            return true;
          }
          var parts = Parts.of(deposit, forfeited);
          var writes = new WriteSet(desk.dynamo());
          var next = payment.as(settled.keeping(settled.forfeited().minus(parts)).returning(parts));
          desk.payments().put(writes, next);
          refunds.oweForfeited(writes, next, key, parts, reason);
          writes.commit();
          return true;
        });
  }
}

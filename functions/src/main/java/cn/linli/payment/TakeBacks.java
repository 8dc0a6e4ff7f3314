package cn.linli.payment;

import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/**
 * Has the platform's fee come back before the payer of divided money is refunded: the provider
 * refunds what the merchant has, and that is not the fee.
 */
final class TakeBacks {
  private static final String BACK = "-b";

  private final Desk desk;

  TakeBacks(Desk desk) {
    this.desk = desk;
  }

  /** The refund for which something comes back under a number, if it is such a number. */
  static String refundNumber(String number) {
    return number.endsWith(BACK) ? number.substring(0, number.length() - BACK.length()) : number;
  }

  /** Whether a refund can be asked for. */
  enum Answer {
    READY,
    /** The money is just being divided, or the provider has not said yet. */
    SOON,
    /** The platform has not the money. */
    NOT_ENOUGH
  }

  /** Takes back what has to come back before a refund; the same again takes nothing more. */
  Answer ready(Payment payment, Refund refund) {
    if (!refund.isToBeTakenBack()) {
      return Answer.READY;
    }
    return switch (payment.frozen().orElseThrow().stage()) {
      case SHARING, FREEING -> Answer.SOON;
      case FROZEN, ASKED, STUCK -> fromFrozen(refund);
      case DIVIDED, THAWED -> takeBack(payment, worked(refund));
    };
  }

  /** Dividing came to nothing, and it all lies there still. */
  private Answer fromFrozen(Refund refund) {
    return Stale.again(
        () -> {
          var payment = desk.payment(refund.community(), refund.payment());
          var now = refund(refund);
          if (payment.settled().orElseThrow().isShared()) {
            return Answer.SOON;
          }
          var writes = new WriteSet(desk.dynamo());
          // Dividing does not begin anew meanwhile.
          desk.payments().put(writes, payment.as(payment.state()));
          desk.refunds().put(writes, now.with((Refund.TakeBack) null));
          writes.commit();
          return Answer.READY;
        });
  }

  private Refund refund(Refund known) {
    return desk.refunds().find(known.community(), known.payment(), known.number()).orElseThrow();
  }

  /** With how much it is: worked out once, with all that goes back so far. */
  private Refund worked(Refund known) {
    return known.takeBack().amount() != null
        ? known
        : Stale.again(
            () -> {
              var now = refund(known);
              return now.takeBack().amount() != null ? now : workedOnce(now);
            });
  }

  private Refund workedOnce(Refund refund) {
    var payment = desk.payment(refund.community(), refund.payment());
    var frozen = payment.frozen().orElseThrow();
    var claiming = frozen.claiming(refund.parts().total());
    var amount = claiming.split().feeOfClaimed().minus(frozen.split().feeOfClaimed());
    var next = refund.with(new Refund.TakeBack(amount, false));
    var writes = new WriteSet(desk.dynamo());
    desk.payments().put(writes, payment.as(claiming));
    desk.refunds().put(writes, next);
    writes.commit();
    return next;
  }

  private Answer takeBack(Payment payment, Refund refund) {
    if (refund.takeBack().amount().equals(Money.ZERO)) {
      return done(refund, null);
    }
    var payee = desk.payee(payment);
    var order =
        new ShareReturn.Order(
            payment.frozen().orElseThrow().split().shareNumber(),
            refund.number() + BACK,
            payee.merchant(),
            refund.takeBack().amount(),
            refund.reason());
    var returned = desk.provider().takeBack(payee.anywhere(), order);
    return switch (returned.outcome()) {
      case SUCCESS -> done(refund, returned);
      case PROCESSING -> Answer.SOON;
      case FAILED -> Answer.NOT_ENOUGH;
    };
  }

  private Answer done(Refund known, ShareReturn back) {
    return Stale.again(
        () -> {
          var now = refund(known);
          if (now.isToBeTakenBack()) {
            var payment = desk.payment(now.community(), now.payment());
            var next = now.with(new Refund.TakeBack(now.takeBack().amount(), true));
            var writes = new WriteSet(desk.dynamo());
            desk.refunds().put(writes, next);
            desk.books().takenBack(writes, payment, next, back, desk.now());
            writes.commit();
          }
          return Answer.READY;
        });
  }
}

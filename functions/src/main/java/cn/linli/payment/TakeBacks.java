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
  private static final String EMPTY = "BALANCE_NOT_ENOUGH";

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
    /** The platform has not the money now. */
    NOT_ENOUGH,
    /** It does not come back. */
    NEVER
  }

  /** Takes back what has to come back before a refund; the same again takes nothing more. */
  Answer ready(Payment payment, Refund refund) {
    if (!refund.isToBeTakenBack()) {
      return Answer.READY;
    }
    return switch (payment.frozen().orElseThrow().stage()) {
      case DIVIDED, THAWED -> takeBack(payment, worked(refund));
      // Of what is just leaving, or has left in part, nobody knows yet what has to come back.
      case FROZEN, ASKED, SHARING, FREEING, STUCK -> Answer.SOON;
    };
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
            shareNumber(payment),
            refund.number() + BACK,
            payee.merchant(),
            refund.takeBack().amount(),
            refund.reason());
    return answer(refund, desk.provider().takeBack(payee.anywhere(), order));
  }

  private static String shareNumber(Payment payment) {
    return payment.frozen().orElseThrow().split().shareNumber();
  }

  /** A number whose end was that there is no money is used again; any other end is one. */
  private Answer answer(Refund refund, ShareReturn returned) {
    return switch (returned.outcome()) {
      case SUCCESS -> done(refund, returned);
      case PROCESSING -> Answer.SOON;
      case FAILED -> EMPTY.equals(returned.failure()) ? Answer.NOT_ENOUGH : Answer.NEVER;
    };
  }

  /**
   * Whether nothing is under way any more of what a failed refund has to take back: what came back
   * nevertheless is noted.
   */
  boolean isOver(Payment payment, Refund refund) {
    if (!refund.isToBeTakenBack() || shareNumber(payment) == null) {
      return true;
    }
    var payee = desk.payee(payment).anywhere();
    var known =
        desk.question(
            () ->
                desk.provider().findTakenBack(payee, shareNumber(payment), refund.number() + BACK));
    return known.map(returned -> answer(refund, returned) != Answer.SOON).orElse(true);
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

package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something about money that nobody can resolve but people, until they do.
 *
 * @param community whose it is; the platform's where nobody knows
 * @param id follows from what happened, so that the same is one
 * @param payment it is about, or null
 * @param provider the provider's number of it
 * @param number our number of the order, or what stands in its place; of a payout its id; null of a
 *     refund
 * @param payee in whose books the money waits, or null where it is in nobody's
 * @param giving that the money shall go back, or null
 * @param closedBy who closed it, or null while it is open
 * @param reason why they did
 */
record Exceptional(
    CommunityId community,
    String id,
    Kind kind,
    Instant at,
    UUID payment,
    String provider,
    String merchant,
    Money amount,
    String number,
    String payee,
    Giving giving,
    String closedBy,
    String reason,
    int revision) {
  /**
   * Finance has its money go back.
   *
   * @param by whose decision it was
   * @param isFailed whether it does not go back this way
   * @param lookAt when the provider is asked next; what calls earlier is late itself
   */
  record Giving(
      String by, String reason, Instant askedAt, boolean isFailed, Instant lookAt, int looks) {
    static Giving first(String by, String reason, Instant now) {
      return new Giving(by, reason, now, false, now, 0);
    }

    Giving lookingAt(Instant next) {
      return new Giving(by, reason, askedAt, isFailed, next, looks + 1);
    }

    Giving failed() {
      return new Giving(by, reason, askedAt, true, lookAt, looks);
    }
  }

  /** What happened. */
  enum Kind {
    UNKNOWN_ORDER,
    WRONG_AMOUNT,
    WRONG_PAYEE,
    WRONG_PAYER,
    PAID_TWICE,
    REFUND_FAILED,
    REFUND_WAITING,
    SHARE_FAILED,
    PAYOUT_FAILED,
    PAYOUT_WAITING;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** Money that came and fits nothing, or not what it says. */
  static Exceptional of(CommunityId community, Kind kind, PaidOrder paid, String payee) {
    return open(community, kind, paid, null, payee);
  }

  /** The same where it names a payment. */
  static Exceptional of(Payment payment, Kind kind, PaidOrder paid, String payee) {
    return open(payment.ask().community(), kind, paid, payment.ask().payment(), payee);
  }

  private static Exceptional open(
      CommunityId community, Kind kind, PaidOrder paid, UUID payment, String payee) {
    return new Exceptional(
        community,
        kind + "-" + paid.transaction(),
        kind,
        paid.paidAt(),
        payment,
        paid.transaction(),
        paid.merchant(),
        paid.amount(),
        paid.number(),
        payee,
        null,
        null,
        null,
        1);
  }

  /** A refund that did not go back, or does not yet. */
  static Exceptional of(Kind kind, Refund refund, Payment payment, String merchant) {
    return of(kind, payment, refund.number(), refund.parts().total(), merchant, refund.askedAt());
  }

  /**
   * Something that the provider did not do with a payment's money.
   *
   * @param number ours of it
   */
  static Exceptional of(
      Kind kind, Payment payment, String number, Money amount, String merchant, Instant at) {
    return new Exceptional(
        payment.ask().community(),
        kind + "-" + number,
        kind,
        at,
        payment.ask().payment(),
        number,
        merchant,
        amount,
        null,
        null,
        null,
        null,
        null,
        1);
  }

  /**
   * A transfer to a person that did not reach them, or does not yet.
   *
   * @param revision of the payout: the same may happen to a number again
   */
  static Exceptional of(Kind kind, Payout payout, int revision, Instant at) {
    var sending = payout.sending();
    return new Exceptional(
        payout.promise().community(),
        kind + "-" + sending.number() + "-" + revision,
        kind,
        at,
        null,
        sending.number(),
        sending.merchant(),
        sending.amount(),
        payout.promise().id(),
        null,
        null,
        null,
        null,
        1);
  }

  boolean isOpen() {
    return closedBy == null;
  }

  /** Whether it was closed just so. */
  boolean isClosedBy(String by, String why) {
    return by.equals(closedBy) && why.equals(reason);
  }

  /** Whether its money is on an account of ours, and nothing else was decided about it. */
  boolean canGoBack() {
    return isOpen() && payee != null && giving == null;
  }

  /** Whether its money is on its way back. */
  boolean isGoingBack() {
    return isOpen() && giving != null && !giving.isFailed();
  }

  Exceptional with(Giving next) {
    return with(next, closedBy, reason);
  }

  Exceptional closed(String by, String why) {
    return with(giving, by, why);
  }

  private Exceptional with(Giving nowGiving, String nowClosedBy, String why) {
    return new Exceptional(
        community,
        id,
        kind,
        at,
        payment,
        provider,
        merchant,
        amount,
        number,
        payee,
        nowGiving,
        nowClosedBy,
        why,
        revision + 1);
  }

  private boolean isOfPayout() {
    return kind == Kind.PAYOUT_FAILED || kind == Kind.PAYOUT_WAITING;
  }

  View view() {
    return new View(
        id,
        kind.toString(),
        at,
        payment,
        isOfPayout() ? number : null,
        provider,
        merchant,
        amount.fen(),
        giving == null ? null : giving.isFailed() ? "failed" : isOpen() ? "asked" : "done",
        closedBy,
        reason);
  }

  /** What the contract shows. */
  record View(
      String id,
      String kind,
      Instant at,
      UUID payment,
      String payout,
      String provider,
      String merchant,
      long amountFen,
      String refund,
      String closedBy,
      String reason) {}
}

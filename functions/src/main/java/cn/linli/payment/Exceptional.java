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
    String closedBy,
    String reason,
    int revision) {
  /** What happened. */
  enum Kind {
    UNKNOWN_ORDER,
    WRONG_AMOUNT,
    WRONG_PAYEE,
    PAID_TWICE,
    REFUND_FAILED;

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
  static Exceptional of(CommunityId community, Kind kind, PaidOrder paid) {
    return open(
        community, kind, paid.transaction(), paid.paidAt(), null, paid.merchant(), paid.amount());
  }

  /** The same where it names a payment. */
  static Exceptional of(Payment payment, Kind kind, PaidOrder paid) {
    return open(
        payment.ask().community(),
        kind,
        paid.transaction(),
        paid.paidAt(),
        payment.ask().payment(),
        paid.merchant(),
        paid.amount());
  }

  /** A refund that did not go back. */
  static Exceptional of(Refund refund, String merchant, Instant at) {
    return open(
        refund.community(),
        Kind.REFUND_FAILED,
        refund.number(),
        at,
        refund.payment(),
        merchant,
        refund.parts().total());
  }

  private static Exceptional open(
      CommunityId community,
      Kind kind,
      String provider,
      Instant at,
      UUID payment,
      String merchant,
      Money amount) {
    return new Exceptional(
        community,
        kind + "-" + provider,
        kind,
        at,
        payment,
        provider,
        merchant,
        amount,
        null,
        null,
        1);
  }

  Exceptional closed(String by, String why) {
    return new Exceptional(
        community, id, kind, at, payment, provider, merchant, amount, by, why, revision + 1);
  }

  View view() {
    return new View(
        id, kind.toString(), at, payment, provider, merchant, amount.fen(), closedBy, reason);
  }

  /** What the contract shows. */
  record View(
      String id,
      String kind,
      Instant at,
      UUID payment,
      String provider,
      String merchant,
      long amountFen,
      String closedBy,
      String reason) {}
}

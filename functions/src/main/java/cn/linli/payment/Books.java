package cn.linli.payment;

import cn.linli.ledger.Account;
import cn.linli.ledger.Account.Kind;
import cn.linli.ledger.Cause;
import cn.linli.ledger.Ledger;
import cn.linli.ledger.Recipes;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;

/** What payments mean to the ledger. */
final class Books {
  private final Ledger ledger;

  Books(Ledger ledger) {
    this.ledger = ledger;
  }

  boolean has(CommunityId community, String entry) {
    return ledger.find(community, entry).isPresent();
  }

  void paid(WriteSet writes, Payment payment) {
    var settled = payment.settled().orElseThrow();
    var parts = payment.ask().parts();
    var cause =
        new Cause(
            payment.ask().community(),
            payment.ask().payee(),
            "payment/" + payment.number(),
            settled.paidAt(),
            settled.transaction());
    if (parts.areGuarantee()) {
      guaranteed(writes, cause, parts.total());
    } else {
      // Goods are paid for alone: their money is another account at the provider.
      ledger.post(
          writes,
          parts.areGoods()
              ? Recipes.paidFrozen(cause, parts.total())
              : Recipes.paid(cause, kinds(parts)));
    }
  }

  /** What its merchant owes is paid first. */
  private void guaranteed(WriteSet writes, Cause cause, Money amount) {
    var receivable = new Account(cause.community(), Kind.RECEIVABLE, cause.payee());
    var owed = ledger.limitOf(receivable).available();
    var entry =
        owed.equals(Money.ZERO)
            ? Recipes.guaranteePaid(cause, amount)
            : Recipes.toppedUp(cause, amount, owed);
    ledger.post(writes, entry, new Stale());
  }

  /** The platform has got its fee of frozen money. */
  void feeShared(WriteSet writes, Payment payment, ShareState state, Instant now) {
    var fee = payment.frozen().orElseThrow().split().toShare(payment.amount());
    ledger.post(writes, Recipes.sharedOut(share(payment, state, now), Money.ZERO, fee));
  }

  /** The merchant has got the rest. */
  void freed(WriteSet writes, Payment payment, ShareState state, Instant now) {
    var rest = payment.frozen().orElseThrow().split().rest();
    ledger.post(writes, Recipes.sharedOut(share(payment, state, now), rest, Money.ZERO));
  }

  private static Cause share(Payment payment, ShareState state, Instant at) {
    var ask = payment.ask();
    return new Cause(
        ask.community(),
        ask.payee(),
        "share/" + state.shareNumber(),
        state.finishedAt() == null ? at : state.finishedAt(),
        state.share());
  }

  /** The same, from the provider itself. */
  void thawed(WriteSet writes, Payment payment, Instant now) {
    var frozen = payment.frozen().orElseThrow();
    var at = now.isAfter(frozen.until()) ? frozen.until() : now;
    var transaction = payment.settled().orElseThrow().transaction();
    var ask = payment.ask();
    var cause =
        new Cause(ask.community(), ask.payee(), "payment/" + payment.number(), at, transaction);
    ledger.post(writes, Recipes.freezeEnded(cause, frozen.split().rest()));
  }

  /**
   * What was divided comes back for a refund: from the platform, and from the merchant.
   *
   * @param back what the provider says of the platform's, or null where that is nothing
   */
  void takenBack(WriteSet writes, Payment payment, Refund refund, ShareReturn back, Instant now) {
    var fee = refund.takeBack().amount();
    var cause =
        new Cause(
            refund.community(),
            payment.ask().payee(),
            reference(refund),
            back == null || back.doneAt() == null ? now : back.doneAt(),
            back == null ? null : back.id());
    ledger.post(writes, Recipes.shareTakenBack(cause, refund.parts().total().minus(fee), fee));
  }

  void unidentified(WriteSet writes, Exceptional exceptional) {
    var cause =
        new Cause(
            exceptional.community(),
            exceptional.payee(),
            "exception/" + exceptional.id(),
            exceptional.at(),
            exceptional.provider());
    ledger.post(writes, Recipes.paidUnidentified(cause, exceptional.amount()));
  }

  /** Such money shall go back. */
  void returnAsked(WriteSet writes, Exceptional exceptional, Instant now) {
    ledger.post(writes, Recipes.refundAsked(returning(exceptional, now, null), of(exceptional)));
  }

  /** It did. */
  void returned(WriteSet writes, Exceptional exceptional, RefundState state, Instant now) {
    var at = state.doneAt() == null ? now : state.doneAt();
    ledger.post(
        writes, Recipes.refunded(returning(exceptional, at, state.refund()), exceptional.amount()));
  }

  /** It does not, and waits on. */
  void notReturned(WriteSet writes, Exceptional exceptional, Instant now) {
    ledger.post(
        writes, Recipes.refundWithdrawn(returning(exceptional, now, null), of(exceptional)));
  }

  private static Cause returning(Exceptional exceptional, Instant at, String provider) {
    return new Cause(
        exceptional.community(), exceptional.payee(), "refund/" + exceptional.id(), at, provider);
  }

  private static cn.linli.ledger.Parts of(Exceptional exceptional) {
    return cn.linli.ledger.Parts.of(Kind.UNIDENTIFIED, exceptional.amount());
  }

  /** Of deposits that were forfeited before, the money is among what was earned. */
  void refundAsked(WriteSet writes, Payment payment, Refund refund, boolean wasForfeited) {
    var parts =
        wasForfeited
            ? cn.linli.ledger.Parts.of(Kind.INCOME, refund.parts().total())
            : kinds(refund.parts());
    var cause =
        Cause.of(refund.community(), payment.ask().payee(), reference(refund), refund.askedAt());
    ledger.post(writes, Recipes.refundAsked(cause, parts));
  }

  void refundDone(WriteSet writes, Payment payment, Refund refund, RefundState state) {
    var at = state.doneAt() == null ? refund.askedAt() : state.doneAt();
    var cause =
        new Cause(refund.community(), payment.ask().payee(), reference(refund), at, state.refund());
    var total = refund.parts().total();
    ledger.post(
        writes,
        refund.parts().areGoods()
            ? Recipes.refundedFrozen(cause, total)
            : Recipes.refunded(cause, total));
  }

  void forfeited(WriteSet writes, Payment payment, Part deposit, Money amount, Instant at) {
    var cause =
        Cause.of(
            payment.ask().community(),
            payment.ask().payee(),
            "payment/" + payment.number() + "/" + deposit,
            at);
    ledger.post(writes, Recipes.depositForfeited(cause, kind(deposit), amount));
  }

  /** Something has reached the person who was to get it. */
  void paidOut(WriteSet writes, Payout payout, TransferState state, Instant now) {
    var promise = payout.promise();
    var sending = payout.sending();
    var cause =
        new Cause(
            promise.community(),
            promise.payee(),
            reference(sending.number(), promise.kind()),
            now,
            state.transfer());
    ledger.post(writes, Recipes.paidOut(cause, sending.amount()));
  }

  static String reference(String transfer, PayoutKind kind) {
    return "payout/" + transfer + "/" + kind;
  }

  private static String reference(Refund refund) {
    return "refund/" + refund.number();
  }

  private static cn.linli.ledger.Parts kinds(Parts parts) {
    var kinds = cn.linli.ledger.Parts.NONE;
    for (var part : parts.amounts().entrySet()) {
      kinds = kinds.and(kind(part.getKey()), part.getValue());
    }
    return kinds;
  }

  private static Kind kind(Part part) {
    return switch (part) {
      case FEE -> Kind.INCOME;
      case BOOKING_DEPOSIT -> Kind.BOOKING_DEPOSIT;
      case ATTENDANCE_DEPOSIT -> Kind.ATTENDANCE_DEPOSIT;
      case GUARANTEE_DEPOSIT -> Kind.GUARANTEE_DEPOSIT;
      case GOODS -> Kind.MERCHANT_DUE;
    };
  }
}

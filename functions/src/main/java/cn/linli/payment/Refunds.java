package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;
import java.util.function.Function;

/** Has money go back, up to what was paid, whatever happens at once. */
final class Refunds {
  private final Desk desk;

  Refunds(Desk desk) {
    this.desk = desk;
  }

  Refund ask(CommunityId community, UUID payment, String key, Parts parts, String reason) {
    return Stale.again(() -> askOnce(community, payment, key, rest -> parts, reason));
  }

  /** What is left of what was paid; nothing at all is fine. */
  Refund askForRest(CommunityId community, UUID payment, String key, String reason) {
    return Stale.again(() -> askOnce(community, payment, key, rest -> rest, reason));
  }

  /** The same within what a use case writes. One that is known adds nothing. */
  void add(
      WriteSet writes, CommunityId community, UUID id, String key, Parts parts, String reason) {
    add(writes, community, id, key, rest -> parts, reason);
  }

  private Refund askOnce(
      CommunityId community, UUID id, String key, Function<Parts, Parts> choice, String reason) {
    var writes = new WriteSet(desk.dynamo());
    var refund = add(writes, community, id, key, choice, reason);
    writes.commitIfAny();
    return refund;
  }

  private Refund add(
      WriteSet writes,
      CommunityId community,
      UUID id,
      String key,
      Function<Parts, Parts> choice,
      String reason) {
    var payment = desk.payment(community, id);
    var known =
        desk.refunds().of(community, id).stream()
            .filter(refund -> refund.key().equals(key))
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    var settled = payment.settled().orElseThrow(PaymentError.NOT_PAID::refusal);
    var rest = payment.rest();
    var parts = choice.apply(rest);
    if (parts.amounts().isEmpty()) {
      return null;
    }
    if (!parts.isPayable()
        || rest.minus(parts).amounts().values().stream().anyMatch(this::isBelow)) {
      throw PaymentError.TOO_MUCH.refusal();
    }
    var next = payment.as(settled.returning(parts));
    desk.payments().put(writes, next);
    return owe(writes, next, key, parts, reason);
  }

  private boolean isBelow(cn.linli.shared.Money amount) {
    return amount.fen() < 0;
  }

  /** Adds a refund, which the payment counts already, to what a use case writes. */
  Refund owe(WriteSet writes, Payment payment, String key, Parts parts, String reason) {
    return owe(writes, payment, key, parts, reason, false);
  }

  /** The same of a deposit that was forfeited, and is given back after all. */
  Refund oweForfeited(WriteSet writes, Payment payment, String key, Parts parts, String reason) {
    return owe(writes, payment, key, parts, reason, true);
  }

  /**
   * One that failed once more, under a number of its own: the money is owed already, and the books
   * say so.
   */
  void again(WriteSet writes, Payment payment, Refund failed) {
    var settled = payment.settled().orElseThrow(PaymentError.NOT_PAID::refusal);
    var next = payment.as(settled.returning(Parts.NONE));
    desk.payments().put(writes, next);
    var refund = refund(next, failed.number(), failed.parts(), failed.reason(), failed.takeBack());
    desk.refunds().put(writes, refund);
    desk.tasks().refund(writes, refund);
  }

  private Refund owe(
      WriteSet writes,
      Payment payment,
      String key,
      Parts parts,
      String reason,
      boolean wasForfeited) {
    var isShared = payment.settled().orElseThrow().isShared();
    var takeBack = isShared ? Refund.TakeBack.OPEN : null;
    var refund = refund(payment, key, parts, reason, takeBack);
    desk.refunds().put(writes, refund);
    desk.books().refundAsked(writes, payment, refund, wasForfeited);
    desk.tasks().refund(writes, refund);
    return refund;
  }

  /** The one that the payment counts as its last. */
  private Refund refund(
      Payment payment, String key, Parts parts, String reason, Refund.TakeBack takeBack) {
    var ask = payment.ask();
    int count = payment.settled().orElseThrow().refunds();
    return new Refund(
        ask.community(),
        ask.payment(),
        payment.number() + "-" + count,
        key,
        parts,
        reason,
        desk.now(),
        Refund.State.ASKED,
        null,
        takeBack,
        desk.now(),
        0,
        1);
  }
}

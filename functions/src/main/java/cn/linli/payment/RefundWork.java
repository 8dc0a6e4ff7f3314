package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Asks the provider for refunds that are owed, and how they stand. Accepted is not done; after an
 * unknown outcome the same number is asked again, and the money goes back once.
 */
final class RefundWork {
  private final Desk desk;
  private final TakeBacks takeBacks;

  RefundWork(Desk desk) {
    this.desk = desk;
    this.takeBacks = new TakeBacks(desk);
  }

  /** By {@code <payment>/<number>}. */
  void work(CommunityId community, String ref) {
    var parts = ref.split("/", 2);
    Stale.again(() -> owed(community, UUID.fromString(parts[0]), parts[1]))
        .ifPresent(this::lookNow);
  }

  /** The next look is owed before this one, in which we may die; of two at once one looks. */
  private Optional<Refund> owed(CommunityId community, UUID payment, String number) {
    var due =
        desk.refunds()
            .find(community, payment, number)
            .filter(refund -> !refund.isOver() && !desk.now().isBefore(refund.lookAt()))
            .map(refund -> refund.lookingAt(desk.now().plus(Tasks.pause(refund.looks()))));
    due.ifPresent(
        refund -> {
          var writes = new WriteSet(desk.dynamo());
          desk.refunds().put(writes, refund);
          desk.tasks().refundLater(writes, refund);
          writes.commit();
        });
    return due;
  }

  /** Asks the provider for it, or how it stands. */
  void lookNow(Refund refund) {
    var payment = desk.payment(refund.community(), refund.payment());
    try {
      switch (takeBacks.ready(payment, refund)) {
        case READY -> ended(refund, ask(payment, refund));
        case SOON -> {}
        case NOT_ENOUGH -> waits(refund);
        case NEVER -> fails(refund);
      }
    } catch (ProviderFailure failure) {
      // Otherwise the same number again later.
      if (failure.why() == ProviderFailure.Why.NOT_ENOUGH) {
        waits(refund);
      } else if (failure.isHopeless()) {
        fails(refund);
      }
    }
  }

  private RefundState ask(Payment payment, Refund refund) {
    var payee = desk.payee(payment).anywhere();
    if (refund.state() == Refund.State.ACCEPTED) {
      var known = desk.findRefund(payee, refund.number());
      if (known.isPresent()) {
        return known.get();
      }
    }
    return desk.provider()
        .refund(
            payee,
            new RefundOrder(
                payment.number(),
                refund.number(),
                refund.parts().total(),
                payment.amount(),
                refund.reason()));
  }

  private void fails(Refund refund) {
    Stale.again(
        () ->
            change(
                refund,
                now -> !now.isOver(),
                (writes, now, paid) -> fail(writes, now, paid, null)));
  }

  /** Whoever owes it has not the money now. The payer and finance hear of it once. */
  private void waits(Refund refund) {
    Stale.again(
        () ->
            change(
                refund,
                now -> now.state() == Refund.State.ASKED,
                (writes, now, paid) -> {
                  desk.refunds().put(writes, now.waiting());
                  raise(writes, Exceptional.Kind.REFUND_WAITING, now, paid);
                  var event =
                      new Event("payment.refund-waiting", 1, now.community(), about(now, paid));
                  desk.outbox().add(writes, event);
                }));
  }

  /** What the provider says of a refund, asked or told. Older news changes nothing. */
  void ended(Refund known, RefundState state) {
    Stale.again(
        () ->
            change(
                known,
                now -> isNews(now, state),
                (writes, now, paid) -> note(writes, now, paid, state)));
  }

  /** Whether news changes anything: of what failed, that it was done nevertheless. */
  private static boolean isNews(Refund now, RefundState state) {
    return !now.isOver()
        || (now.state() == Refund.State.FAILED && state.status() == RefundState.Status.SUCCESS);
  }

  /** What is written of a refund as it stands now. */
  private interface Change {
    void add(WriteSet writes, Refund now, Payment paid);
  }

  private boolean change(Refund known, Predicate<Refund> isNews, Change change) {
    var now = desk.refunds().find(known.community(), known.payment(), known.number()).orElseThrow();
    if (isNews.test(now)) {
      var writes = new WriteSet(desk.dynamo());
      change.add(writes, now, desk.payment(now.community(), now.payment()));
      writes.commitIfAny();
    }
    return true;
  }

  private void note(WriteSet writes, Refund now, Payment paid, RefundState state) {
    switch (state.status()) {
      case PROCESSING -> {
        if (now.state() != Refund.State.ACCEPTED) {
          desk.refunds().put(writes, now.as(Refund.State.ACCEPTED, state.refund()));
        }
      }
      case SUCCESS -> {
        desk.refunds().put(writes, now.as(Refund.State.DONE, state.refund()));
        desk.books().refundDone(writes, paid, now, state);
        var event = new Event("payment.refunded", 1, now.community(), about(now, paid));
        desk.outbox().add(writes, event);
      }
      case CLOSED, ABNORMAL -> fail(writes, now, paid, state.refund());
    }
  }

  private void fail(WriteSet writes, Refund now, Payment paid, String provider) {
    desk.refunds().put(writes, now.as(Refund.State.FAILED, provider));
    raise(writes, Exceptional.Kind.REFUND_FAILED, now, paid);
    var event = new Event("payment.refund-failed", 1, now.community(), about(now, paid));
    desk.outbox().add(writes, event);
  }

  private void raise(WriteSet writes, Exceptional.Kind kind, Refund refund, Payment paid) {
    var merchant = desk.payee(paid).merchant();
    desk.exceptions().raise(writes, Exceptional.of(kind, refund, paid, merchant));
  }

  private static Map<String, Object> about(Refund refund, Payment paid) {
    return Map.of(
        "payment", refund.payment(),
        "subject", paid.ask().subject(),
        "payer", paid.ask().payer(),
        "key", refund.key(),
        "amountFen", refund.parts().total().fen());
  }
}

package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Asks the provider for refunds that are owed, and how they stand. Accepted is not done; after an
 * unknown outcome the same number is asked again, and the money goes back once.
 */
final class RefundWork {
  private static final int LONGEST_PAUSE_MINUTES = 60;
  private static final Duration IN_CASE = Duration.ofMinutes(2);

  private final Desk desk;

  RefundWork(Desk desk) {
    this.desk = desk;
  }

  /** By {@code <payment>/<number>}. */
  void work(CommunityId community, String ref) {
    var parts = ref.split("/", 2);
    var found = desk.refunds().find(community, UUID.fromString(parts[0]), parts[1]);
    if (found.isEmpty() || found.get().isOver()) {
      return;
    }
    var refund = found.get();
    again(refund);
    var payment = desk.payment(community, refund.payment());
    var payee = desk.payee(payment).anywhere();
    try {
      ended(refund, ask(payment, payee, refund));
    } catch (ProviderFailure failure) {
      Stale.again(() -> failed(refund, failure));
    }
  }

  /** Owed before the provider is asked, who may take longer than we live. */
  private void again(Refund refund) {
    var writes = new WriteSet(desk.dynamo());
    desk.tasks().refund(writes, refund, desk.now().plus(IN_CASE));
    writes.commit();
  }

  private RefundState ask(Payment payment, Payee payee, Refund refund) {
    if (refund.state() == Refund.State.ACCEPTED) {
      var known = desk.provider().findRefund(payee, refund.number());
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

  /** What the provider says of a refund, asked or told. Older news changes nothing. */
  void ended(Refund known, RefundState state) {
    Stale.again(() -> note(known, state));
  }

  private boolean note(Refund known, RefundState state) {
    var refund =
        desk.refunds().find(known.community(), known.payment(), known.number()).orElseThrow();
    if (refund.isOver()) {
      return false;
    }
    var writes = new WriteSet(desk.dynamo());
    switch (state.status()) {
      case PROCESSING -> {
        var accepted = refund.as(Refund.State.ACCEPTED, state.refund()).failedOnceMore();
        desk.refunds().put(writes, at(accepted, refund.revision() + 1));
        desk.tasks().refund(writes, refund, desk.now().plus(pause(accepted.failures())));
      }
      case SUCCESS -> {
        desk.refunds().put(writes, refund.as(Refund.State.DONE, state.refund()));
        desk.books()
            .refundDone(writes, desk.payment(refund.community(), refund.payment()), refund, state);
        desk.outbox()
            .add(writes, new Event("payment.refunded", 1, refund.community(), about(refund)));
      }
      case CLOSED, ABNORMAL -> fail(writes, refund, state.refund());
    }
    writes.commit();
    return true;
  }

  private static Refund at(Refund refund, int revision) {
    return new Refund(
        refund.community(),
        refund.payment(),
        refund.number(),
        refund.key(),
        refund.parts(),
        refund.reason(),
        refund.askedAt(),
        refund.state(),
        refund.refund(),
        refund.failures(),
        revision);
  }

  private void fail(WriteSet writes, Refund refund, String provider) {
    desk.refunds().put(writes, refund.as(Refund.State.FAILED, provider));
    var payment = desk.payment(refund.community(), refund.payment());
    desk.exceptions()
        .raise(writes, Exceptional.of(refund, desk.payee(payment).merchant(), refund.askedAt()));
    desk.outbox()
        .add(writes, new Event("payment.refund-failed", 1, refund.community(), about(refund)));
  }

  private boolean failed(Refund known, ProviderFailure failure) {
    var refund =
        desk.refunds().find(known.community(), known.payment(), known.number()).orElseThrow();
    if (refund.isOver()) {
      return false;
    }
    var writes = new WriteSet(desk.dynamo());
    if (isHopeless(failure)) {
      fail(writes, refund, null);
    } else {
      var next = refund.failedOnceMore();
      desk.refunds().put(writes, next);
      desk.tasks().refund(writes, next, desk.now().plus(pause(next.failures())));
    }
    writes.commit();
    return true;
  }

  /** An account that is empty is topped up, and then the same number is good. */
  private static boolean isHopeless(ProviderFailure failure) {
    return failure.kind() == ProviderFailure.Kind.REFUSED
        && failure.why() != ProviderFailure.Why.NOT_ENOUGH;
  }

  private static Duration pause(int failures) {
    return Duration.ofMinutes(Math.min(1L << Math.min(failures - 1, 10), LONGEST_PAUSE_MINUTES));
  }

  private Map<String, Object> about(Refund refund) {
    var payment = desk.payment(refund.community(), refund.payment());
    return Map.of(
        "payment", refund.payment(),
        "subject", payment.ask().subject(),
        "payer", payment.ask().payer(),
        "key", refund.key(),
        "amountFen", refund.parts().total().fen());
  }
}

package cn.linli.payment;

import cn.linli.payment.Frozen.Stage;
import cn.linli.payment.ShareOrder.Receiver;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Divides frozen money: the platform's fee is shared out, then the merchant is given the rest. What
 * was asked of the provider is asked about until it has an end; a number is used again until then,
 * and never after.
 */
final class ShareWork {
  /** Why a share fails that may be asked for once more, under another number. */
  private static final String TIMED_OUT = "TIME_OUT_CLOSED";

  private static final int MOST_ATTEMPTS = 3;

  private final Desk desk;
  private final Shares shares;

  ShareWork(Desk desk) {
    this.desk = desk;
    this.shares = new Shares(desk);
  }

  /** Sees to it, as far as it can be done now. */
  void work(CommunityId community, UUID id) {
    Stale.again(() -> owed(community, id)).ifPresent(this::lookNow);
  }

  /** The next look is owed before this one, in which we may die; of two at once one looks. */
  private Optional<Payment> owed(CommunityId community, UUID id) {
    var due =
        desk.payments()
            .find(community, id)
            .filter(payment -> payment.frozen().filter(this::isDue).isPresent())
            .map(payment -> payment.as(later(payment.frozen().orElseThrow())));
    due.ifPresent(
        payment -> {
          var writes = new WriteSet(desk.dynamo());
          desk.payments().put(writes, payment);
          desk.tasks().shareLater(writes, payment);
          writes.commit();
        });
    return due;
  }

  private boolean isDue(Frozen frozen) {
    return !frozen.isOver() && !desk.now().isBefore(frozen.lookAt());
  }

  private Frozen later(Frozen frozen) {
    return frozen.lookingAt(desk.now().plus(Tasks.pause(frozen.looks())));
  }

  /** Asks the provider how far it is, of which a bill tells. */
  void heal(Payment payment) {
    var frozen = payment.frozen().orElseThrow();
    lookNow(payment.as(frozen.lookingAt(frozen.lookAt())));
  }

  /** Goes on with it, or asks the provider how far it is. */
  void lookNow(Payment payment) {
    try {
      switch (payment.frozen().orElseThrow().stage()) {
        case FROZEN, STUCK -> thawIfOut(payment);
        case ASKED -> begin(payment);
        case SHARING -> share(payment);
        case FREEING -> free(payment);
        case DIVIDED, THAWED -> {}
      }
    } catch (ProviderFailure failure) {
      // Otherwise the same number again later.
      if (failure.isHopeless()) {
        stuck(payment);
      }
    }
  }

  private void thawIfOut(Payment payment) {
    if (payment.frozen().orElseThrow().isOut(desk.now())) {
      thaw(payment);
    }
  }

  /** Refunds that were asked for before come from what is frozen, and go first. */
  private void begin(Payment known) {
    if (known.frozen().orElseThrow().isOut(desk.now())) {
      thaw(known);
      return;
    }
    change(known, this::beginOnce);
  }

  private void beginOnce(WriteSet writes, Payment payment) {
    var frozen = payment.frozen().orElseThrow();
    var rest = payment.rest().total();
    var refunds = underWay(payment);
    if (refunds.stream().anyMatch(refund -> refund.state() == Refund.State.WAITING)) {
      // Too little is frozen for it, since a part went to the merchant: who pays it has all then.
      shares.see(writes, payment.as(frozen.freeing(rest, desk.now())));
    } else if (refunds.isEmpty() && rest.equals(Money.ZERO)) {
      divided(writes, payment, frozen.freeing(rest, desk.now()));
    } else if (refunds.isEmpty()) {
      shares.see(writes, payment.as(frozen.dividing(rest, payment.amount(), desk.now())));
    }
  }

  private List<Refund> underWay(Payment payment) {
    var ask = payment.ask();
    return desk.refunds().of(ask.community(), ask.payment()).stream()
        .filter(refund -> !refund.isOver() || isException(refund))
        .toList();
  }

  private boolean isException(Refund refund) {
    return refund.state() == Refund.State.FAILED
        && desk.exceptions()
            .find(refund.community(), Exceptional.Kind.REFUND_FAILED + "-" + refund.number())
            .filter(Exceptional::isOpen)
            .isPresent();
  }

  private void share(Payment payment) {
    var frozen = payment.frozen().orElseThrow();
    var number = frozen.shareNumber(payment);
    var payee = desk.payee(payment).anywhere();
    var known = known(payment, payee, number);
    if (known.isEmpty() && frozen.isOut(desk.now())) {
      thaw(payment);
    } else {
      shared(payment, known.orElseGet(() -> desk.provider().share(payee, order(payment, number))));
    }
  }

  private ShareOrder order(Payment payment, String number) {
    var fee =
        new ShareOrder.Part(
            Receiver.MERCHANT,
            desk.payee(payment).merchant(),
            payment.frozen().orElseThrow().split().toShare(payment.amount()),
            "平台服务费");
    return new ShareOrder(transaction(payment), number, List.of(fee), false);
  }

  /** What the provider says of what was asked for before, if it knows of it. */
  private Optional<ShareState> known(Payment payment, Payee payee, String number) {
    return payment.frozen().orElseThrow().looks() > 1
        ? desk.question(() -> desk.provider().findShare(payee, transaction(payment), number))
        : Optional.empty();
  }

  private static String transaction(Payment payment) {
    return payment.settled().orElseThrow().transaction();
  }

  private void shared(Payment payment, ShareState state) {
    if (!state.finished()) {
      return;
    }
    var part = state.parts().getFirst();
    if (part.outcome() == ShareState.Outcome.SUCCESS) {
      change(
          payment,
          (writes, now) -> {
            var frozen = now.frozen().orElseThrow();
            var next = frozen.shared(state.shareNumber(), now.amount(), desk.now());
            desk.books().feeShared(writes, now, state, desk.now());
            shares.see(writes, now.as(next));
          });
    } else if (TIMED_OUT.equals(part.failure())
        && payment.frozen().orElseThrow().attempts() < MOST_ATTEMPTS) {
      change(
          payment,
          (writes, now) ->
              shares.see(writes, now.as(now.frozen().orElseThrow().again(desk.now()))));
    } else {
      stuck(payment);
    }
  }

  private void free(Payment payment) {
    var frozen = payment.frozen().orElseThrow();
    var number = frozen.freeNumber(payment);
    var payee = desk.payee(payment).anywhere();
    var known = known(payment, payee, number);
    if (known.isEmpty() && frozen.isOut(desk.now())) {
      thaw(payment);
      return;
    }
    try {
      freed(payment, known.orElseGet(() -> unfreeze(payment, payee, number)));
    } catch (ProviderFailure failure) {
      if (failure.why() != ProviderFailure.Why.TOO_MUCH) {
        throw failure;
      }
      // Nothing is frozen there any more, whoever did it.
      thaw(payment);
    }
  }

  private ShareState unfreeze(Payment payment, Payee payee, String number) {
    return desk.provider().unfreeze(payee, transaction(payment), number, "订单完成");
  }

  private void freed(Payment payment, ShareState state) {
    if (state.finished()) {
      change(
          payment,
          (writes, now) -> {
            desk.books().freed(writes, now, state, desk.now());
            divided(writes, now, now.frozen().orElseThrow());
          });
    }
  }

  private void divided(WriteSet writes, Payment before, Frozen divided) {
    var now = before.as(divided.as(Stage.DIVIDED));
    desk.payments().put(writes, now);
    var community = now.ask().community();
    desk.outbox().add(writes, new Event("payment.shared-out", 1, community, about(now)));
  }

  /** The merchant has got all that was left, from the provider itself. */
  private void thaw(Payment known) {
    change(
        known,
        (writes, now) -> {
          var thawed = now.as(now.frozen().orElseThrow().thawed(now.rest().total()));
          desk.payments().put(writes, thawed);
          desk.books().thawed(writes, thawed, desk.now());
          if (!thawed.frozen().orElseThrow().split().divided().equals(Money.ZERO)) {
            var event = new Event("payment.freeze-ended", 1, now.ask().community(), about(thawed));
            desk.outbox().add(writes, event);
          }
        });
  }

  private static Map<String, Object> about(Payment payment) {
    var split = payment.frozen().orElseThrow().split();
    return Map.of(
        "payment", payment.ask().payment(),
        "subject", payment.ask().subject(),
        "feeFen", split.shared().fen(),
        "merchantFen", split.rest().fen());
  }

  private void stuck(Payment payment) {
    change(
        payment,
        (writes, now) -> {
          var frozen = now.frozen().orElseThrow();
          var next = now.as(frozen.as(Stage.STUCK));
          desk.payments().put(writes, next);
          if (!next.frozen().orElseThrow().hasLeft()) {
            // It all lies there still, and comes back from there.
            underWay(now).stream()
                .filter(Refund::isToBeTakenBack)
                .forEach(refund -> desk.refunds().put(writes, refund.fromFrozen()));
          }
          var number =
              frozen.stage() == Stage.SHARING ? frozen.shareNumber(now) : frozen.freeNumber(now);
          var merchant = desk.payee(now).merchant();
          var kind = Exceptional.Kind.SHARE_FAILED;
          var amount = frozen.split().rest();
          var failed = Exceptional.of(kind, now, number, amount, merchant, desk.now());
          desk.exceptions().raise(writes, failed);
        });
  }

  /** Writes if it is still where it was when somebody looked. */
  private void change(Payment known, BiConsumer<WriteSet, Payment> change) {
    var before = known.frozen().orElseThrow();
    Stale.again(
        () -> {
          var now = desk.payment(known.ask().community(), known.ask().payment());
          var frozen = now.frozen().orElseThrow();
          if (frozen.stage() == before.stage() && frozen.attempts() == before.attempts()) {
            var writes = new WriteSet(desk.dynamo());
            change.accept(writes, now);
            writes.commitIfAny();
          }
          return true;
        });
  }
}

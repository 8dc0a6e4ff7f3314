package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives money back about which finance was asked: what came and fits no order, under the number of
 * its exception, and refunds that failed, under a new number.
 */
final class Returns {
  private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

  private final Desk desk;

  Returns(Desk desk) {
    this.desk = desk;
  }

  /** Finance decides so. The same again changes nothing. */
  Exceptional.View give(Principal caller, Commands.GiveBack command) {
    Fault.checks().that(!command.reason().isBlank(), "/reason", "is for the payer").orRefuse();
    var by = caller.person().toString();
    return Stale.again(() -> giveOnce(by, command)).view();
  }

  private Exceptional giveOnce(String by, Commands.GiveBack command) {
    var found =
        desk.exceptions()
            .find(command.community(), command.exception())
            .orElseThrow(PaymentError.EXCEPTION_NOT_FOUND::refusal);
    if (isRepeated(found, by, command.reason())) {
      return found;
    }
    var writes = new WriteSet(desk.dynamo());
    var next =
        found.kind() == Exceptional.Kind.REFUND_FAILED && found.isOpen()
            ? again(writes, by, found, command.reason())
            : giveBack(writes, by, found, command.reason());
    writes.commit();
    return next;
  }

  private static boolean isRepeated(Exceptional found, String by, String reason) {
    if (found.giving() != null) {
      return !found.giving().isFailed() && found.giving().by().equals(by);
    }
    return found.kind() == Exceptional.Kind.REFUND_FAILED && found.isClosedBy(by, reason);
  }

  /**
   * Only what is over at the provider gets another number: what is abnormal there is seen to by
   * hand, under its own.
   */
  private Exceptional again(WriteSet writes, String by, Exceptional failed, String reason) {
    var payment = desk.payment(failed.community(), failed.payment());
    var refund = refund(failed);
    var state = stateOf(payment, refund);
    if (state.filter(known -> known.status() != RefundState.Status.CLOSED).isPresent()) {
      new RefundWork(desk).ended(refund, state.get());
      throw PaymentError.CANNOT_GO_BACK.refusal();
    }
    if (!isTakenBackOrNot(payment, refund)) {
      throw PaymentError.PROVIDER_BUSY.refusal();
    }
    new Refunds(desk).again(writes, payment, refund(failed));
    var closed = failed.closed(by, reason);
    desk.exceptions().close(writes, closed);
    return closed;
  }

  private Refund refund(Exceptional failed) {
    return desk.refunds()
        .find(failed.community(), failed.payment(), failed.provider())
        .orElseThrow();
  }

  private boolean isTakenBackOrNot(Payment payment, Refund refund) {
    try {
      return new TakeBacks(desk).isOver(payment, refund);
    } catch (ProviderFailure failure) {
      throw PaymentError.PROVIDER_BUSY.refusal();
    }
  }

  private Optional<RefundState> stateOf(Payment payment, Refund refund) {
    try {
      return desk.findRefund(desk.payee(payment).anywhere(), refund.number());
    } catch (ProviderFailure failure) {
      throw PaymentError.PROVIDER_BUSY.refusal();
    }
  }

  private Exceptional giveBack(WriteSet writes, String by, Exceptional found, String reason) {
    if (!found.canGoBack()) {
      throw PaymentError.CANNOT_GO_BACK.refusal();
    }
    var next = found.with(Exceptional.Giving.first(by, reason, desk.now()));
    desk.exceptions().put(writes, next);
    desk.books().returnAsked(writes, next, desk.now());
    desk.tasks().giveBack(writes, next);
    return next;
  }

  /** Asks the provider for it, or how it stands: the same number is the same refund there. */
  void work(CommunityId community, String id) {
    Stale.again(() -> owed(community, id)).ifPresent(this::lookNow);
  }

  /** The next look is owed before this one, in which we may die; of two at once one looks. */
  private Optional<Exceptional> owed(CommunityId community, String id) {
    var due =
        desk.exceptions()
            .find(community, id)
            .filter(Exceptional::isGoingBack)
            .filter(found -> !desk.now().isBefore(found.giving().lookAt()))
            .map(this::lookingLater);
    due.ifPresent(
        next -> {
          var writes = new WriteSet(desk.dynamo());
          desk.exceptions().put(writes, next);
          desk.tasks().giveBackLater(writes, next);
          writes.commit();
        });
    return due;
  }

  private Exceptional lookingLater(Exceptional found) {
    var giving = found.giving();
    return found.with(giving.lookingAt(desk.now().plus(Tasks.pause(giving.looks()))));
  }

  private void lookNow(Exceptional due) {
    try {
      var payee = payee(due);
      ended(
          due,
          desk.findRefund(payee, due.id())
              .orElseGet(() -> desk.provider().refund(payee, order(due))));
    } catch (ProviderFailure failure) {
      // Otherwise the same number again later.
      if (failure.isHopeless()) {
        change(due, this::fail);
      }
    }
  }

  private Payee payee(Exceptional due) {
    return desk.payee(due.community(), due.payee()).anywhere();
  }

  private static RefundOrder order(Exceptional due) {
    return new RefundOrder(
        due.number(), due.id(), due.amount(), due.amount(), due.giving().reason());
  }

  private void ended(Exceptional due, RefundState state) {
    switch (state.status()) {
      case PROCESSING -> {}
      case SUCCESS ->
          change(
              due,
              (writes, now) -> {
                var closed = now.closed(now.giving().by(), now.giving().reason());
                desk.exceptions().close(writes, closed);
                desk.books().returned(writes, closed, state, desk.now());
              });
      case CLOSED, ABNORMAL -> change(due, this::fail);
    }
  }

  /** It stays open, for somebody to see to it at the provider. */
  private void fail(WriteSet writes, Exceptional now) {
    desk.exceptions().put(writes, now.with(now.giving().failed()));
    desk.books().notReturned(writes, now, desk.now());
    // A filter of the template counts these words, and an alarm looks at the count.
    LOG.error("payment exception {} does not go back", now.id());
  }

  /** What is written of an exception as it stands now. */
  private interface Change {
    void add(WriteSet writes, Exceptional now);
  }

  private void change(Exceptional due, Change change) {
    Stale.again(
        () -> {
          var now = desk.exceptions().find(due.community(), due.id()).orElseThrow();
          if (now.isGoingBack()) {
            var writes = new WriteSet(desk.dynamo());
            change.add(writes, now);
            writes.commit();
          }
          return true;
        });
  }
}

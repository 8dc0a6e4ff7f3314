package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider how an order stands, since a notice may never come: it is completed here, or
 * closed there first and then here.
 */
final class OrderPolls {
  private static final Logger LOG = LoggerFactory.getLogger(OrderPolls.class);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration SELDOM = Duration.ofMinutes(10);

  private final Desk desk;
  private final Settling settling;

  OrderPolls(Desk desk) {
    this.desk = desk;
    this.settling = new Settling(desk);
  }

  void poll(CommunityId community, UUID id) {
    Stale.again(() -> owed(community, id)).ifPresent(this::lookNow);
  }

  /** The next look is owed before this one, in which we may die; of two at once one looks. */
  private Optional<Payment> owed(CommunityId community, UUID id) {
    var due =
        desk.payments()
            .find(community, id)
            .filter(Payment::isOpen)
            .filter(payment -> !desk.now().isBefore(payment.lookAt()))
            .map(payment -> payment.lookingAt(next(payment)));
    due.ifPresent(
        payment -> {
          var writes = new WriteSet(desk.dynamo());
          desk.payments().put(writes, payment);
          desk.tasks().order(writes, payment);
          writes.commit();
        });
    return due;
  }

  private void lookNow(Payment payment) {
    try {
      look(payment);
    } catch (ProviderFailure failure) {
      LOG.warn("order {} cannot be asked about: {}", payment.number(), failure.getMessage());
    }
  }

  private void look(Payment payment) {
    var payee = desk.payee(payment).anywhere();
    var state = desk.provider().find(payee, payment.number()).orElseGet(OrderState.Unpaid::new);
    switch (state) {
      case OrderState.Paid paid -> settling.settle(paid.paid());
      case OrderState.Closed closed -> close(payment);
      case OrderState.Unpaid unpaid -> {
        if (!desk.now().isBefore(payment.ask().expiresAt())) {
          closeThereFirst(payee, payment);
        }
      }
    }
  }

  private void closeThereFirst(Payee payee, Payment payment) {
    try {
      desk.provider().close(payee, payment.number());
    } catch (ProviderFailure failure) {
      if (failure.why() != ProviderFailure.Why.PAID) {
        throw failure;
      }
      // Somebody was faster: the next look finds it paid.
      return;
    }
    close(payment);
  }

  private void close(Payment open) {
    Stale.again(
        () -> {
          var ask = open.ask();
          var payment = desk.payment(ask.community(), ask.payment());
          if (payment.isOpen()) {
            var writes = new WriteSet(desk.dynamo());
            desk.payments().put(writes, payment.as(new Payment.Closed(desk.now())));
            desk.tellClosed(writes, ask);
            writes.commit();
          }
          return true;
        });
  }

  /** More often while somebody is just paying; once more when nobody can any longer. */
  private Instant next(Payment payment) {
    var now = desk.now();
    var age = Duration.between(payment.askedAt(), now);
    var pause = age.compareTo(SELDOM) > 0 ? SELDOM : age.plus(SOON);
    var next = now.plus(pause);
    var end = payment.ask().expiresAt();
    return now.isBefore(end) && next.isAfter(end) ? end : next;
  }
}

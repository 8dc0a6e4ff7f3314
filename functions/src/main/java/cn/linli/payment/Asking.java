package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Asks for money, and lets the payer's page pay it. */
final class Asking {
  /** When the provider is first asked whether somebody paid, should it not tell. */
  private static final Duration FIRST_LOOK = Duration.ofMinutes(2);

  private final Desk desk;

  Asking(Desk desk) {
    this.desk = desk;
  }

  Payments.View ask(Ask ask) {
    var payee = desk.payee(ask.community(), ask.payee());
    boolean isAlone = !ask.parts().areGoods() || ask.parts().amounts().size() == 1;
    if (!ask.parts().isPayable() || ask.parts().amounts().isEmpty() || !isAlone) {
      throw new IllegalArgumentException("nobody is asked for " + ask.parts());
    }
    if (ask.parts().areGoods() != payee.isSeller()) {
      throw PaymentError.OTHER_PAYEE.refusal();
    }
    return view(Stale.again(() -> askOnce(ask)));
  }

  private Payment askOnce(Ask ask) {
    var stored = desk.payments().find(ask.community(), ask.payment());
    if (stored.isPresent()) {
      return stored
          .filter(payment -> payment.ask().equals(ask))
          .orElseThrow(PaymentError.ID_REUSED::refusal);
    }
    var first = Payment.first(ask, desk.now(), desk.now().plus(FIRST_LOOK));
    var writes = new WriteSet(desk.dynamo());
    desk.payments().put(writes, first);
    desk.numbers().create(writes, first);
    desk.list().add(writes, first);
    desk.tasks().order(writes, first);
    writes.commit();
    return first;
  }

  /** What the payer's page needs to pay. The order at the provider is the same each time. */
  PayParameters open(Principal caller, Commands.Open command) {
    return Stale.again(() -> openOnce(caller, command));
  }

  private PayParameters openOnce(Principal caller, Commands.Open command) {
    var payment = own(caller, command.community(), command.payment());
    var ask = payment.ask();
    switch (payment.state()) {
      case Payment.Open open -> requireInTime(payment);
      case Payment.Closed closed -> throw PaymentError.CLOSED.refusal();
      case Payment.Quarantined quarantined -> throw PaymentError.PAID_ALREADY.refusal();
      case Payment.Settled settled -> throw PaymentError.PAID_ALREADY.refusal();
    }
    var app = App.of(command.app());
    var payee = desk.payee(payment).in(app).orElseThrow(PaymentError.APP_NOT_SERVED::refusal);
    var openid =
        desk.needs()
            .openids()
            .of(caller.person(), app, payee.appId())
            .orElseThrow(PaymentError.NO_ACCOUNT_HERE::refusal);
    if (!payment.isOpenedBy(openid)) {
      // Known before anybody can pay it: whoever pays with another openid is not the payer.
      var writes = new WriteSet(desk.dynamo());
      desk.payments().put(writes, payment.openedBy(openid));
      writes.commit();
    }
    var order =
        new PayOrder(
            payment.number(),
            payment.amount(),
            ask.description(),
            openid,
            ask.expiresAt(),
            ask.parts().areGoods());
    try {
      return desk.provider().open(payee, order);
    } catch (ProviderFailure failure) {
      throw refusal(failure);
    }
  }

  private static RuntimeException refusal(ProviderFailure failure) {
    return switch (failure.kind()) {
      case LATER, UNKNOWN -> PaymentError.PROVIDER_BUSY.refusal();
      case REFUSED ->
          switch (failure.why()) {
            case PAID -> PaymentError.PAID_ALREADY.refusal();
            case CLOSED -> PaymentError.CLOSED.refusal();
            case NUMBER_USED, NOT_FOUND, NOT_ENOUGH, TOO_MUCH, OTHER ->
                PaymentError.PROVIDER_REFUSED.refusal();
          };
    };
  }

  private void requireInTime(Payment payment) {
    if (!desk.now().isBefore(payment.ask().expiresAt())) {
      throw PaymentError.CLOSED.refusal();
    }
  }

  /** The caller's own payment. */
  Payments.View get(Principal caller, Commands.OfPayment query) {
    return view(own(caller, query.community(), query.payment()));
  }

  private Payments.View view(Payment payment) {
    var ask = payment.ask();
    boolean isRefunded = payment.settled().filter(settled -> settled.refunds() > 0).isPresent();
    return Payments.View.of(
        payment, isRefunded ? desk.refunds().of(ask.community(), ask.payment()) : List.of());
  }

  private Payment own(Principal caller, CommunityId community, UUID id) {
    return desk.payments()
        .find(community, id)
        .filter(payment -> payment.ask().payer().equals(caller.person()))
        .orElseThrow(PaymentError.PAYMENT_NOT_FOUND::refusal);
  }
}

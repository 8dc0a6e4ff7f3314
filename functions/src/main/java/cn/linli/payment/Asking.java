package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    return view(Stale.again(() -> askOnce(ask)));
  }

  /** Who is to be paid; refuses what nobody can be asked for. */
  private StoredPayee payeeOf(Ask ask) {
    var payee = desk.payee(ask.community(), ask.payee());
    var parts = ask.parts();
    boolean isOneClaim = parts.amounts().size() == 1 || !(parts.areGoods() || parts.areGuarantee());
    if (!parts.isPayable() || parts.amounts().isEmpty() || !isOneClaim) {
      throw new IllegalArgumentException("nobody is asked for " + parts);
    }
    if (parts.areGoods() != payee.isSeller()) {
      throw PaymentError.OTHER_PAYEE.refusal();
    }
    return payee;
  }

  /** The same within what a use case writes, by whoever will open it in this app at once. */
  Opening add(WriteSet writes, Ask ask, App app, boolean isRush) {
    var payee = payeeOf(ask).in(app).orElseThrow(PaymentError.APP_NOT_SERVED::refusal);
    var openid = openid(ask, app, payee);
    var payment = Payment.first(ask, desk.now(), desk.now().plus(FIRST_LOOK)).openedFirstBy(openid);
    desk.payments().put(writes, payment);
    desk.numbers().create(writes, payment);
    if (isRush) {
      desk.tasks().orderInRush(writes, payment);
    } else {
      desk.tasks().order(writes, payment);
    }
    return new Opening(payment, payee, openid);
  }

  private String openid(Ask ask, App app, Payee payee) {
    return desk.needs()
        .openids()
        .of(ask.payer(), app, payee.appId())
        .orElseThrow(PaymentError.NO_ACCOUNT_HERE::refusal);
  }

  private Payment askOnce(Ask ask) {
    var writes = new WriteSet(desk.dynamo());
    var payment = add(writes, ask);
    writes.commitIfAny();
    return payment;
  }

  /** The same within what a use case writes, for its payer to open some time. */
  Payment add(WriteSet writes, Ask ask) {
    payeeOf(ask);
    var stored = desk.payments().find(ask.community(), ask.payment());
    if (stored.isPresent()) {
      return stored
          .filter(payment -> payment.ask().equals(ask))
          .orElseThrow(PaymentError.ID_REUSED::refusal);
    }
    var first = Payment.first(ask, desk.now(), desk.now().plus(FIRST_LOOK));
    desk.payments().put(writes, first);
    desk.numbers().create(writes, first);
    desk.tasks().order(writes, first);
    return first;
  }

  /** What the payer's page needs to pay. The order at the provider is the same each time. */
  PayParameters open(Principal caller, Commands.Open command) {
    return open(caller.person(), command.community(), command.payment(), App.of(command.app()));
  }

  /** The same for a context that has asked for it. */
  PayParameters open(PersonId payer, CommunityId community, UUID id, App app) {
    return Stale.again(() -> openOnce(own(payer, community, id), app));
  }

  private PayParameters openOnce(Payment payment, App app) {
    var ask = payment.ask();
    switch (payment.state()) {
      case Payment.Open open -> requireInTime(payment);
      case Payment.Closed closed -> throw PaymentError.CLOSED.refusal();
      case Payment.Quarantined quarantined -> throw PaymentError.PAID_ALREADY.refusal();
      case Payment.Settled settled -> throw PaymentError.PAID_ALREADY.refusal();
    }
    var payee = desk.payee(payment).in(app).orElseThrow(PaymentError.APP_NOT_SERVED::refusal);
    var openid = openid(ask, app, payee);
    if (!payment.isOpenedBy(openid)) {
      // Known before anybody can pay it: whoever pays with another openid is not the payer.
      var writes = new WriteSet(desk.dynamo());
      desk.payments().put(writes, payment.openedBy(openid));
      writes.commit();
    }
    return openAtProvider(new Opening(payment, payee, openid));
  }

  /** Has the provider open what was asked for. */
  PayParameters openAtProvider(Opening opening) {
    var payment = opening.payment();
    var ask = payment.ask();
    var order =
        new PayOrder(
            payment.number(),
            payment.amount(),
            ask.description(),
            opening.openid(),
            ask.expiresAt(),
            ask.parts().areGoods());
    try {
      return desk.provider().open(opening.payee(), order);
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
    return get(caller.person(), query.community(), query.payment());
  }

  Payments.View get(PersonId payer, CommunityId community, UUID id) {
    return view(own(payer, community, id));
  }

  Optional<Payments.View> find(CommunityId community, UUID id) {
    return desk.payments().find(community, id).map(this::view);
  }

  private Payments.View view(Payment payment) {
    var ask = payment.ask();
    boolean isRefunded = payment.settled().filter(settled -> settled.refunds() > 0).isPresent();
    return view(
        payment, isRefunded ? desk.refunds().of(ask.community(), ask.payment()) : List.of());
  }

  private static Payments.View view(Payment payment, List<Refund> refunds) {
    var ask = payment.ask();
    var settled = payment.settled();
    return new Payments.View(
        ask.payment(),
        ask.payee(),
        ask.subject(),
        PaymentTable.fen(ask.parts()),
        payment.amount().fen(),
        payment.word(),
        ask.expiresAt(),
        settled.map(Payment.Settled::transaction).orElse(null),
        settled.map(Payment.Settled::paidAt).orElse(null),
        settled.map(state -> PaymentTable.fen(state.returned())).orElse(null),
        refunds.isEmpty() ? null : refunds.stream().map(Refund::view).toList());
  }

  private Payment own(PersonId payer, CommunityId community, UUID id) {
    return desk.payments()
        .find(community, id)
        .filter(payment -> payment.ask().payer().equals(payer))
        .orElseThrow(PaymentError.PAYMENT_NOT_FOUND::refusal);
  }
}

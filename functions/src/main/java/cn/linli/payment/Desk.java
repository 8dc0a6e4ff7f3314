package cn.linli.payment;

import cn.linli.ledger.Ledger;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What everything in this context stands on. */
record Desk(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    PaymentTable payments,
    NumberTable numbers,
    ListTable list,
    RefundTable refunds,
    PayoutTable payouts,
    SentTable sent,
    PayeeTable payees,
    AccountTable accounts,
    Exceptions exceptions,
    Tasks tasks,
    Outbox outbox,
    Books books) {
  static Desk of(Dynamo dynamo, Clock clock, Needs needs, Ledger ledger) {
    var outbox = new Outbox(dynamo, clock);
    return new Desk(
        dynamo,
        clock,
        needs,
        new PaymentTable(dynamo),
        new NumberTable(dynamo),
        new ListTable(dynamo),
        new RefundTable(dynamo),
        new PayoutTable(dynamo),
        new SentTable(dynamo),
        new PayeeTable(dynamo),
        new AccountTable(dynamo),
        new Exceptions(dynamo, clock, outbox, needs.cursors()),
        new Tasks(dynamo, outbox),
        outbox,
        new Books(ledger));
  }

  PaymentProvider provider() {
    return needs.provider().get();
  }

  Instant now() {
    return clock.instant();
  }

  /** How a refund stands. */
  Optional<RefundState> findRefund(Payee payee, String number) {
    return question(() -> provider().findRefund(payee, number));
  }

  /** Asks the provider. A question that is refused is asked again later: it moved nothing. */
  <T> T question(Supplier<T> question) {
    try {
      return question.get();
    } catch (ProviderFailure failure) {
      throw new ProviderFailure(
          ProviderFailure.Kind.LATER, failure.why(), "a question: " + failure.getMessage());
    }
  }

  /** Whoever waits for a payment hears that nobody can pay it any more. */
  void tellClosed(WriteSet writes, Ask ask) {
    var data =
        Map.<String, Object>of(
            "payment", ask.payment(), "subject", ask.subject(), "payer", ask.payer());
    outbox.add(writes, new Event("payment.closed", 1, ask.community(), data));
  }

  Payment payment(CommunityId community, UUID id) {
    return payments.find(community, id).orElseThrow(PaymentError.PAYMENT_NOT_FOUND::refusal);
  }

  StoredPayee payee(CommunityId community, String id) {
    return payees.find(community, id).orElseThrow(PaymentError.PAYEE_NOT_FOUND::refusal);
  }

  StoredPayee payee(Payment payment) {
    return payee(payment.ask().community(), payment.ask().payee());
  }
}

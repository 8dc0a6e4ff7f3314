package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Gate;
import java.util.Map;

/** Takes note of money that came, however and how often it is told. */
final class Settling {
  private static final String YUAN = "CNY";

  private final Desk desk;
  private final Refunds refunds;

  Settling(Desk desk) {
    this.desk = desk;
    this.refunds = new Refunds(desk);
  }

  Settlement settle(PaidOrder paid) {
    return Stale.again(() -> settleOnce(paid));
  }

  private Settlement settleOnce(PaidOrder paid) {
    var found =
        desk.numbers()
            .find(paid.number())
            .flatMap(row -> desk.payments().find(row.community(), row.payment()));
    if (found.isEmpty()) {
      var community = desk.accounts().find(paid.account()).orElse(Gate.PLATFORM);
      var kind = Exceptional.Kind.UNKNOWN_ORDER;
      var unknown = Exceptional.of(community, kind, paid, payee(community, paid));
      return raise(unknown, null, Settlement.UNKNOWN_ORDER);
    }
    var payment = found.get();
    if (isKnown(payment, paid)) {
      return Settlement.DUPLICATE;
    }
    var payee = desk.payee(payment);
    if (!payee.isPayeeOf(paid)) {
      return raise(payment, paid, Exceptional.Kind.WRONG_PAYEE, Settlement.WRONG_PAYEE);
    }
    if (!YUAN.equals(paid.currency()) || !paid.amount().equals(payment.amount())) {
      return raise(payment, paid, Exceptional.Kind.WRONG_AMOUNT, Settlement.WRONG_AMOUNT);
    }
    if (payment.isPaidByAnother(paid.openid())) {
      return raise(payment, paid, Exceptional.Kind.WRONG_PAYER, Settlement.WRONG_PAYER);
    }
    return switch (payment.state()) {
      case Payment.Open open -> settled(payment, first(payment, paid, payee));
      case Payment.Closed closed ->
          // A guarantee is welcome at any time.
          payment.ask().parts().areGuarantee()
              ? settled(payment, first(payment, paid, payee))
              : late(payment, first(payment, paid, payee));
      case Payment.Quarantined waiting ->
          raise(payment, paid, Exceptional.Kind.PAID_TWICE, Settlement.PAID_TWICE);
      case Payment.Settled other ->
          raise(payment, paid, Exceptional.Kind.PAID_TWICE, Settlement.PAID_TWICE);
    };
  }

  private static boolean isKnown(Payment payment, PaidOrder paid) {
    return switch (payment.state()) {
      case Payment.Open open -> false;
      case Payment.Closed closed -> false;
      case Payment.Quarantined waiting -> waiting.transaction().equals(paid.transaction());
      case Payment.Settled settled -> settled.transaction().equals(paid.transaction());
    };
  }

  private Settlement settled(Payment payment, Payment.Settled first) {
    var writes = new WriteSet(desk.dynamo());
    var settled = payment.as(first);
    put(writes, settled);
    var ask = settled.ask();
    var data =
        Map.<String, Object>of(
            "payment", ask.payment(),
            "subject", ask.subject(),
            "payer", ask.payer(),
            "amountFen", settled.amount().fen());
    desk.outbox().add(writes, new Event("payment.settled", 1, ask.community(), data));
    writes.commit();
    return Settlement.SETTLED;
  }

  private static Payment.Settled first(Payment payment, PaidOrder paid, StoredPayee payee) {
    var frozen =
        payment.ask().parts().areGoods() ? Frozen.first(paid.paidAt(), payee.freezeDays()) : null;
    return Payment.Settled.first(paid, frozen);
  }

  private void put(WriteSet writes, Payment settled) {
    desk.payments().put(writes, settled);
    desk.list().add(writes, settled);
    desk.books().paid(writes, settled);
    if (settled.frozen().isPresent()) {
      desk.tasks().shareLater(writes, settled);
    }
  }

  /** Nobody waits for it any more; whoever it was for has gone on. */
  private Settlement late(Payment payment, Payment.Settled first) {
    var writes = new WriteSet(desk.dynamo());
    var parts = payment.ask().parts();
    var settled = payment.as(first.returning(parts));
    put(writes, settled);
    refunds.owe(writes, settled, "late", parts, "付款超时，自动退款");
    writes.commit();
    return Settlement.LATE_AFTER_CLOSE;
  }

  private Settlement raise(
      Payment payment, PaidOrder paid, Exceptional.Kind kind, Settlement settlement) {
    var payee = kind == Exceptional.Kind.WRONG_PAYEE ? null : payment.ask().payee();
    return raise(Exceptional.of(payment, kind, paid, payee), payment, settlement);
  }

  /** The first of those who are paid on its account; nobody where it is none of ours. */
  private String payee(CommunityId community, PaidOrder paid) {
    return desk.payees().list(community).stream()
        .filter(payee -> payee.anywhere().account().equals(paid.account()))
        .map(StoredPayee::id)
        .findFirst()
        .orElse(null);
  }

  private Settlement raise(Exceptional exceptional, Payment payment, Settlement settlement) {
    if (desk.exceptions().has(exceptional)) {
      return Settlement.DUPLICATE;
    }
    var writes = new WriteSet(desk.dynamo());
    desk.exceptions().raise(writes, exceptional);
    if (payment != null && payment.settled().isEmpty()) {
      // Nobody can pay it any more, nor is anybody asked.
      desk.payments().put(writes, payment.as(new Payment.Quarantined(exceptional.provider())));
      if (payment.isOpen()) {
        desk.tellClosed(writes, payment.ask());
      }
    }
    if (exceptional.payee() != null) {
      desk.books().unidentified(writes, exceptional);
    }
    writes.commit();
    return settlement;
  }
}

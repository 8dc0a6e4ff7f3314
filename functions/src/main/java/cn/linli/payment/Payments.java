package cn.linli.payment;

import cn.linli.ledger.Business;
import cn.linli.ledger.Entry;
import cn.linli.ledger.Ledger;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The door to payments. It knows payees and purposes, not what is sold: a context asks for money,
 * hears of the outcome as an event, and may ask for refunds up to what was paid.
 */
public final class Payments implements Business {
  /** The kinds of deadline at which the provider is to be asked. */
  public static final List<String> DEADLINES =
      List.of(Tasks.ORDER, Tasks.REFUND, Tasks.RETURN, Tasks.SHARE);

  private final Desk desk;

  /** The payments of a database. */
  public Payments(Dynamo dynamo, Clock clock, Needs needs, Ledger ledger) {
    this.desk = Desk.of(dynamo, clock, needs, ledger);
  }

  Desk desk() {
    return desk;
  }

  /**
   * Asks somebody for money. The same again is the same payment; it stays open until it is paid or
   * expires.
   */
  public View ask(Ask ask) {
    return new Asking(desk).ask(ask);
  }

  /**
   * Has money go back. The same key again is the same refund, and gives the money back once.
   *
   * @param key by which whoever asks knows the refund again
   * @param parts what goes back
   * @param reason for the payer to read, up to 80 bytes
   */
  public void refund(CommunityId community, UUID payment, String key, Parts parts, String reason) {
    new Refunds(desk).ask(community, payment, key, parts, reason);
  }

  /** The same with all that is left. */
  public void refundRest(CommunityId community, UUID payment, String key, String reason) {
    new Refunds(desk).askForRest(community, payment, key, reason);
  }

  /** Keeps a deposit for good. The same again changes nothing. */
  public void forfeit(CommunityId community, UUID payment, Part deposit) {
    new Forfeits(desk).forfeit(community, payment, deposit);
  }

  /** Gives a deposit back, whether it was forfeited before or not. Nothing left of it is fine. */
  public void giveBack(
      CommunityId community, UUID payment, String key, Part deposit, String reason) {
    new Forfeits(desk).giveBack(community, payment, key, deposit, reason);
  }

  /**
   * Has frozen money divided: the platform gets its fee and the merchant the rest. The same again
   * changes nothing.
   *
   * @param fee what the platform keeps of what was paid, and in proportion of what is left; not
   *     more than the provider allows, 30 % as a rule
   */
  public void shareOut(CommunityId community, UUID payment, Money fee) {
    new Shares(desk).ask(community, payment, fee);
  }

  @Override
  public Optional<String> wrong(Entry entry) {
    return new Explanations(desk).wrong(entry);
  }

  @Override
  public Business.Page look(CommunityId community, String at) {
    return new Unposted(desk).page(community, at);
  }

  /** What payments say of the rows of an account's bills. */
  public Billed billed(CommunityId community, String account) {
    return new Billed(desk, community, account);
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    desk.tasks().handOver(due);
  }

  /** The function {@code onPaymentFellDue}: the worker that asks the provider. */
  public Consumer<QueueEvent.Told> onPaymentFellDue() {
    var orders = new OrderPolls(desk);
    var refunds = new RefundWork(desk);
    var returns = new Returns(desk);
    var shares = new ShareWork(desk);
    return told -> {
      var due = told.as(Errands.Due.class);
      switch (due.task()) {
        case Tasks.ORDER -> orders.poll(told.community(), UUID.fromString(due.ref()));
        case Tasks.REFUND -> refunds.work(told.community(), due.ref());
        case Tasks.SHARE -> shares.work(told.community(), UUID.fromString(due.ref()));
        case Tasks.RETURN -> returns.work(told.community(), due.ref());
        default -> throw new IllegalStateException("no such task: " + due.task());
      }
    };
  }

  /** What the contract shows of a payment. */
  public record View(
      UUID payment,
      String payee,
      String subject,
      Map<String, Long> parts,
      long amountFen,
      String state,
      Instant expiresAt,
      String transaction,
      Instant paidAt,
      Map<String, Long> returned,
      List<Refund.View> refunds) {
    static View of(Payment payment, List<Refund> refunds) {
      var ask = payment.ask();
      var settled = payment.settled();
      return new View(
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
  }
}

package cn.linli.payment;

import cn.linli.ledger.Business;
import cn.linli.ledger.Entry;
import cn.linli.ledger.Ledger;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.dynamo.WriteSet;
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
      List.of(Tasks.ORDER, Tasks.REFUND, Tasks.RETURN, Tasks.SHARE, Tasks.PAYOUT);

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

  /** The same within what a use case writes. */
  public void ask(WriteSet writes, Ask ask) {
    new Asking(desk).add(writes, ask);
  }

  /**
   * Adds to what a use case writes that somebody is asked for money, and will pay it in this app at
   * once.
   *
   * @param isRush whether more may be asked in a second than the deadlines of an ordinary minute
   *     take; somebody has announced it then
   */
  public Opening ask(WriteSet writes, Ask ask, App app, boolean isRush) {
    return new Asking(desk).add(writes, ask, app, isRush);
  }

  /** Has the provider open it, once that is written: what the payer's page needs to pay. */
  public PayParameters open(Opening opening) {
    return new Asking(desk).openAtProvider(opening);
  }

  /** The same for a payment that was asked for before. */
  public PayParameters open(PersonId payer, CommunityId community, UUID payment, App app) {
    return new Asking(desk).open(payer, community, payment, app);
  }

  /** A payment as its payer sees it. */
  public View get(PersonId payer, CommunityId community, UUID payment) {
    return new Asking(desk).get(payer, community, payment);
  }

  /** The id of the app in which a payee's payers pay, or empty where they take nothing there. */
  public Optional<String> appId(CommunityId community, String payee, App app) {
    return desk.payee(community, payee).in(app).map(Payee::appId);
  }

  /** A payment as the context sees it that has asked for it. */
  public Optional<View> find(CommunityId community, UUID payment) {
    return new Asking(desk).find(community, payment);
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

  /** The same within what a use case writes. */
  public void refund(
      WriteSet writes,
      CommunityId community,
      UUID payment,
      String key,
      Parts parts,
      String reason) {
    new Refunds(desk).add(writes, community, payment, key, parts, reason);
  }

  /** The same with all that is left. */
  public void refundRest(CommunityId community, UUID payment, String key, String reason) {
    new Refunds(desk).askForRest(community, payment, key, reason);
  }

  /** Keeps a deposit for good. The same again changes nothing. */
  public void forfeit(CommunityId community, UUID payment, Part deposit) {
    new Forfeits(desk).forfeit(community, payment, deposit);
  }

  /** Adds to what a use case writes that so much of a deposit is kept for good; once a payment. */
  public void forfeit(
      WriteSet writes, CommunityId community, UUID payment, Part deposit, Money amount) {
    new Forfeits(desk).add(writes, community, payment, deposit, amount);
  }

  /** Gives so much of a deposit back that was forfeited. The same key again gives it back once. */
  public void giveBack(
      CommunityId community, UUID payment, String key, Part deposit, Money amount, String reason) {
    new Forfeits(desk).giveBack(community, payment, key, deposit, amount, reason);
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

  /** The same within what a use case writes. */
  public void shareOut(WriteSet writes, CommunityId community, UUID payment, Money fee) {
    new Shares(desk).ask(writes, community, payment, fee);
  }

  /**
   * Until when all of a payment's money that did not go back lies frozen, if nobody asks for it to
   * be divided; empty where somebody has, or it is not frozen any more.
   */
  public Optional<Instant> frozenUntil(CommunityId community, UUID payment) {
    return new Shares(desk).untouchedUntil(community, payment);
  }

  /** Whether a community has a payee of this id. */
  public boolean hasPayee(CommunityId community, String id) {
    return new Payees(desk).has(community, id);
  }

  /** Whether from a payee's account money is sent to people; refuses a payee that is not there. */
  public boolean paysPeople(CommunityId community, String payee) {
    return new Payees(desk).paysPeople(community, payee);
  }

  /**
   * Adds to what a use case writes a payee who sells goods (收付通二级商户). None of this id may be there.
   *
   * @param like the payee in whose apps they are paid too
   * @param merchant the platform's number
   * @param subMerchant theirs
   * @param freezeDays how long the provider keeps their money frozen
   */
  public void addSeller(
      WriteSet writes,
      CommunityId community,
      String id,
      String name,
      String like,
      String merchant,
      String subMerchant,
      int freezeDays) {
    new Payees(desk)
        .add(
            writes,
            desk.payee(community, like).seller(id, name, merchant, subMerchant, freezeDays));
  }

  /** The same for one who is paid on the account of another payee. */
  public void addLike(WriteSet writes, CommunityId community, String id, String name, String like) {
    new Payees(desk).add(writes, desk.payee(community, like).named(id, name));
  }

  /**
   * Adds to what a use case writes that a person shall get something. The same again adds nothing.
   * What it means to the books is the use case's to post; what reached the person is posted here.
   *
   * @param funded how much of it is there, and may be sent at once
   */
  public void payOut(WriteSet writes, Promise promise, Money funded) {
    new Payouts(desk).owe(writes, promise, funded);
  }

  /**
   * Adds to what a use case writes that more of a payout is there, and may be sent. Only what was
   * funded is ever sent. The same key again adds nothing.
   *
   * @param payout the id of its promise
   * @param key by which whoever funds knows the step again
   */
  public void fund(
      WriteSet writes, CommunityId community, String payout, String key, Money amount) {
    new Payouts(desk).fund(writes, community, payout, key, amount);
  }

  /**
   * What the page of a payout's person needs to have it confirmed, for a context whose people may
   * be strangers where the money is.
   */
  public TransferParameters confirm(
      PersonId person, CommunityId community, String payout, App app) {
    return new Confirming(desk).confirm(person, community, payout, app);
  }

  /** What a person gets or got in these communities, for their export. */
  public List<?> payoutsOf(PersonId person, List<CommunityId> in) {
    return new PayoutViews(desk).of(person, in);
  }

  /** What was promised by a payout. */
  public Optional<Promise> promise(CommunityId community, String payout) {
    return desk.payouts().find(community, payout).map(Payout::promise);
  }

  /** How much of a payout has reached its person. */
  public Money arrived(CommunityId community, String payout) {
    return new Payouts(desk).arrived(community, payout);
  }

  /** How much of a payout is not there yet. */
  public Money unfunded(CommunityId community, String payout) {
    return new Payouts(desk).unfunded(community, payout);
  }

  /** Until when a person must be known who is about to get something in these, or empty. */
  public Optional<Instant> openUntil(PersonId person, List<CommunityId> in) {
    return new Payouts(desk).openUntil(person, in);
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
    return new FellDue(desk);
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
      List<Refund.View> refunds) {}
}

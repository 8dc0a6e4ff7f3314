package cn.linli.ledger;

import static cn.linli.ledger.Account.Kind.COMPENSATION;
import static cn.linli.ledger.Account.Kind.GUARANTEE_DEPOSIT;
import static cn.linli.ledger.Account.Kind.INCOME;
import static cn.linli.ledger.Account.Kind.MERCHANT_DUE;
import static cn.linli.ledger.Account.Kind.PAYOUTS_OWED;
import static cn.linli.ledger.Account.Kind.PLATFORM_FEE;
import static cn.linli.ledger.Account.Kind.PROVIDER;
import static cn.linli.ledger.Account.Kind.PROVIDER_FEE;
import static cn.linli.ledger.Account.Kind.PROVIDER_FROZEN;
import static cn.linli.ledger.Account.Kind.RECEIVABLE;
import static cn.linli.ledger.Account.Kind.REFUNDS_OWED;
import static cn.linli.ledger.Account.Kind.STIPEND;
import static cn.linli.ledger.Account.Kind.UNIDENTIFIED;
import static cn.linli.ledger.Account.Kind.WRITE_OFF;

import cn.linli.ledger.Account.Kind;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.util.Objects;

/**
 * What each money event does to the books: the table in {@code docs/ledger.md}, as code. A part
 * that is nothing is left out.
 */
public final class Recipes {
  private Recipes() {}

  /** Somebody paid: fees to {@code INCOME}, deposits to their own accounts. */
  public static Entry paid(Cause cause, Parts parts) {
    return new Posting(Recipe.PAID, cause).spread(PROVIDER, parts).entry();
  }

  /** Somebody paid a merchant, and the money stays frozen until it is shared out. */
  public static Entry paidFrozen(Cause cause, Money amount) {
    return new Posting(Recipe.PAID_FROZEN, cause)
        .move(PROVIDER_FROZEN, MERCHANT_DUE, amount)
        .entry();
  }

  /** Money came that fits no order: unknown, late, twice, another amount. */
  public static Entry paidUnidentified(Cause cause, Money amount) {
    return new Posting(Recipe.PAID_UNIDENTIFIED, cause)
        .move(PROVIDER, UNIDENTIFIED, amount)
        .entry();
  }

  /** It was found out what such money was for. */
  public static Entry identified(Cause cause, Parts parts) {
    return new Posting(Recipe.IDENTIFIED, cause).spread(UNIDENTIFIED, parts).entry();
  }

  /** Money shall go back: the parts say where it was taken in. */
  public static Entry refundAsked(Cause cause, Parts parts) {
    return new Posting(Recipe.REFUND_ASKED, cause).gather(parts, REFUNDS_OWED).entry();
  }

  /** It shall not go back after all. */
  public static Entry refundWithdrawn(Cause cause, Parts parts) {
    return new Posting(Recipe.REFUND_WITHDRAWN, cause).spread(REFUNDS_OWED, parts).entry();
  }

  /** The provider gave it back. */
  public static Entry refunded(Cause cause, Money amount) {
    return new Posting(Recipe.REFUNDED, cause).move(REFUNDS_OWED, PROVIDER, amount).entry();
  }

  /** The provider gave it back of frozen money. */
  public static Entry refundedFrozen(Cause cause, Money amount) {
    return new Posting(Recipe.REFUNDED_FROZEN, cause)
        .move(REFUNDS_OWED, PROVIDER_FROZEN, amount)
        .entry();
  }

  /** A resident's deposit shall go back; {@link #refunded} follows. */
  public static Entry depositReturned(Cause cause, Kind deposit, Money amount) {
    return new Posting(Recipe.DEPOSIT_RETURNED, cause).move(deposit, REFUNDS_OWED, amount).entry();
  }

  /** A resident's deposit is lost to the centre. */
  public static Entry depositForfeited(Cause cause, Kind deposit, Money amount) {
    return new Posting(Recipe.DEPOSIT_FORFEITED, cause).move(deposit, INCOME, amount).entry();
  }

  /** A merchant paid its guarantee. */
  public static Entry guaranteePaid(Cause cause, Money amount) {
    return new Posting(Recipe.GUARANTEE_PAID, cause)
        .move(PROVIDER, GUARANTEE_DEPOSIT, amount)
        .entry();
  }

  /**
   * A merchant topped its guarantee up. What it owes is paid first.
   *
   * @param owed how far its {@code RECEIVABLE} goes: {@link Ledger#limitOf}
   */
  public static Entry toppedUp(Cause cause, Money amount, Money owed) {
    var settled = least(amount, owed);
    return new Posting(Recipe.TOPPED_UP, cause)
        .move(PROVIDER, RECEIVABLE, settled)
        .move(PROVIDER, GUARANTEE_DEPOSIT, amount.minus(settled))
        .entry();
  }

  /**
   * A ruling awards a resident money of a merchant's: as far as the guarantee goes from there, and
   * the merchant owes the rest.
   *
   * @param guarantee how much of the guarantee may be used: {@link Ledger#limitOf}
   */
  public static Entry awarded(Cause cause, Money amount, Money guarantee) {
    var secured = least(amount, guarantee);
    return new Posting(Recipe.AWARDED, cause)
        .move(GUARANTEE_DEPOSIT, PAYOUTS_OWED, secured)
        .move(RECEIVABLE, PAYOUTS_OWED, amount.minus(secured))
        .entry();
  }

  /** What a merchant owes is taken from its guarantee, of which something has come free. */
  public static Entry debtCovered(Cause cause, Money amount) {
    return new Posting(Recipe.DEBT_COVERED, cause)
        .move(GUARANTEE_DEPOSIT, RECEIVABLE, amount)
        .entry();
  }

  /** A merchant gets its guarantee back; {@link #refunded} or {@link #paidOut} follows. */
  public static Entry released(Cause cause, Money amount) {
    return new Posting(Recipe.RELEASED, cause)
        .move(GUARANTEE_DEPOSIT, REFUNDS_OWED, amount)
        .entry();
  }

  /**
   * Frozen money was shared out, or given to the merchant unshared.
   *
   * @param fee what the platform keeps
   */
  public static Entry sharedOut(Cause cause, Money toMerchant, Money fee) {
    var posting = new Posting(Recipe.SHARED_OUT, cause);
    return posting
        .move(MERCHANT_DUE, PROVIDER_FROZEN, toMerchant)
        .move(posting.of(MERCHANT_DUE), posting.platform(PLATFORM_FEE), fee)
        .move(posting.platform(PROVIDER), posting.of(PROVIDER_FROZEN), fee)
        .entry();
  }

  /** The provider's freeze ended, and it gave the merchant what was left. */
  public static Entry freezeEnded(Cause cause, Money toMerchant) {
    return new Posting(Recipe.FREEZE_ENDED, cause)
        .move(MERCHANT_DUE, PROVIDER_FROZEN, toMerchant)
        .entry();
  }

  /** Shares were taken back, to be refunded. */
  public static Entry shareTakenBack(Cause cause, Money fromMerchant, Money fee) {
    var posting = new Posting(Recipe.SHARE_TAKEN_BACK, cause);
    return posting
        .move(PROVIDER_FROZEN, MERCHANT_DUE, fromMerchant)
        .move(posting.platform(PLATFORM_FEE), posting.of(MERCHANT_DUE), fee)
        .move(posting.of(PROVIDER_FROZEN), posting.platform(PROVIDER), fee)
        .entry();
  }

  /** The payee makes something good at its own cost; {@link #paidOut} follows. */
  public static Entry compensated(Cause cause, Money amount) {
    return new Posting(Recipe.COMPENSATED, cause).move(COMPENSATION, PAYOUTS_OWED, amount).entry();
  }

  /** A volunteer shall be given something; {@link #paidOut} follows. */
  public static Entry stipendGranted(Cause cause, Money amount) {
    return new Posting(Recipe.STIPEND_GRANTED, cause).move(STIPEND, PAYOUTS_OWED, amount).entry();
  }

  /** What was promised to a person reached them. */
  public static Entry paidOut(Cause cause, Money amount) {
    return new Posting(Recipe.PAID_OUT, cause).move(PAYOUTS_OWED, PROVIDER, amount).entry();
  }

  /** The provider took its fee. */
  public static Entry providerFeeTaken(Cause cause, Money amount) {
    return new Posting(Recipe.PROVIDER_FEE_TAKEN, cause)
        .move(PROVIDER_FEE, PROVIDER, amount)
        .entry();
  }

  /** The provider gave its fee back with a refund. */
  public static Entry providerFeeReturned(Cause cause, Money amount) {
    return new Posting(Recipe.PROVIDER_FEE_RETURNED, cause)
        .move(PROVIDER, PROVIDER_FEE, amount)
        .entry();
  }

  /** What a merchant owes will never be paid, and somebody allowed to give it up. */
  public static Entry writtenOff(Cause cause, Money amount, PersonId approvedBy) {
    return new Posting(Recipe.WRITTEN_OFF, cause)
        .move(WRITE_OFF, RECEIVABLE, amount)
        .approved(Objects.requireNonNull(approvedBy));
  }

  /** An entry was wrong, and somebody allowed to undo it. */
  public static Entry corrected(Cause cause, Entry wrong, PersonId approvedBy) {
    var posting = new Posting(Recipe.CORRECTED, cause);
    wrong.transfers().stream().map(Transfer::reversed).forEach(posting::add);
    return posting.approved(Objects.requireNonNull(approvedBy));
  }

  private static Money least(Money one, Money other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

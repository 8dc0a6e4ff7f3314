package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Money of a payment that goes back.
 *
 * @param number ours at the provider: the payment's and a count
 * @param key by which whoever asked knows it again
 * @param refund the provider's number, or null
 * @param takeBack what has to come back first, since the money was divided before; or null
 * @param lookAt when the provider is asked next; what calls earlier is late itself
 * @param looks how often it was asked since it is so far
 * @param revision counts the changes
 */
record Refund(
    CommunityId community,
    UUID payment,
    String number,
    String key,
    Parts parts,
    String reason,
    Instant askedAt,
    State state,
    String refund,
    TakeBack takeBack,
    Instant lookAt,
    int looks,
    int revision) {
  /**
   * What the platform gives back of its fee.
   *
   * @param amount null while nobody has worked it out
   * @param isDone whether it has come back
   */
  record TakeBack(Money amount, boolean isDone) {
    static final TakeBack OPEN = new TakeBack(null, false);
  }

  /** How far it is. */
  enum State {
    /** Owed; the provider was not asked yet, or nobody knows. */
    ASKED,
    /** Owed by somebody who has not the money now; it is asked for again until they have. */
    WAITING,
    /** The provider has accepted it, which is not done. */
    ACCEPTED,
    /** The money is there. */
    DONE,
    /** It does not go back this way: somebody has to look. */
    FAILED;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  View view() {
    return new View(number, PaymentTable.fen(parts), parts.total().fen(), state.toString());
  }

  /** What the contract shows. */
  record View(String number, Map<String, Long> parts, long amountFen, String state) {}

  /** Whether nothing will change by itself any more. */
  boolean isOver() {
    return state == State.DONE || state == State.FAILED;
  }

  /** Whether something has to come back first. */
  boolean isToBeTakenBack() {
    return takeBack != null && !takeBack.isDone();
  }

  /** The next revision, how far it is now. */
  Refund as(State next, String providers) {
    return with(next, providers == null ? refund : providers, takeBack, lookAt, 0);
  }

  /** The next revision, while it waits for money. */
  Refund waiting() {
    return with(State.WAITING, refund, takeBack, lookAt, looks);
  }

  /** The next revision: it is asked about again then. */
  Refund lookingAt(Instant next) {
    return with(state, refund, takeBack, next, looks + 1);
  }

  /** The next revision, with what has to come back first. */
  Refund with(TakeBack next) {
    return with(state, refund, next, lookAt, looks);
  }

  /** The next revision: nothing was divided after all. */
  Refund fromFrozen() {
    return with(state, refund, null, lookAt, looks);
  }

  private Refund with(
      State nowState, String nowRefund, TakeBack nowTakeBack, Instant nowLookAt, int nowLooks) {
    return new Refund(
        community,
        payment,
        number,
        key,
        parts,
        reason,
        askedAt,
        nowState,
        nowRefund,
        nowTakeBack,
        nowLookAt,
        nowLooks,
        revision + 1);
  }
}

package cn.linli.payment;

import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Money of a payment that goes back.
 *
 * @param number ours at the provider: the payment's and a count
 * @param key by which whoever asked knows it again
 * @param refund the provider's number, or null
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
    Instant lookAt,
    int looks,
    int revision) {
  /** How far it is. */
  enum State {
    /** Owed; the provider was not asked yet, or nobody knows. */
    ASKED,
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

  /** Whether nothing will change by itself any more. */
  boolean isOver() {
    return state == State.DONE || state == State.FAILED;
  }

  /** The next revision, how far it is now. */
  Refund as(State next, String providers) {
    return with(next, providers == null ? refund : providers, lookAt, 0);
  }

  /** The next revision: it is asked about again then. */
  Refund lookingAt(Instant next) {
    return with(state, refund, next, looks + 1);
  }

  private Refund with(State nowState, String nowRefund, Instant nowLookAt, int nowLooks) {
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
        nowLookAt,
        nowLooks,
        revision + 1);
  }
}

package cn.linli.reconciliation;

import cn.linli.payment.TradeRow;
import cn.linli.shared.Money;
import java.util.Locale;

/**
 * A movement on which the provider and the books do not agree.
 *
 * @param provider the provider's number of the movement
 * @param number ours, as far as there is one
 * @param ours what the books say, or null where they say nothing
 * @param theirs what the bill says, or null where it says nothing
 * @param row how far the bill says it is, or null where it says nothing
 * @param note what else there is to say, or null
 * @param by who explained it, or null
 * @param reason what they said
 * @param revision counts the changes
 */
record Break(
    Kind kind,
    String provider,
    String number,
    boolean isRefund,
    Money ours,
    Money theirs,
    TradeRow.State row,
    String note,
    State state,
    String by,
    String reason,
    int revision) {
  /** What does not agree. */
  enum Kind {
    /** The bill has it, the books have not. */
    MISSING_HERE,
    /** The books have it, the bill has not. */
    MISSING_THERE,
    /** Both have it, with other amounts. */
    AMOUNT_DIFFERS,
    /** One says that it happened, the other that it did not. */
    STATUS_DIFFERS,
    /** The bill has it more than once. */
    BILLED_TWICE,
    /** Both have it, and nobody knows what it is for. */
    UNIDENTIFIED,
    /** The account moved by another amount than payments, refunds and fees say. */
    FLOW_DIFFERS,
    /** The account moved by itself: something was withdrawn, topped up, or sent. */
    OTHER_MOVEMENT,
    /** Somebody got another part of frozen money, or gave another back, than the books say. */
    SHARE_DIFFERS,
    /** A person was sent another amount, or another came back, than the books say. */
    TRANSFER_DIFFERS;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** Whether anybody has to look. */
  enum State {
    OPEN,
    /** The provider was asked, and both agree since. */
    HEALED,
    /** Finance knows why. */
    EXPLAINED;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** Follows from what happened: the same again is the same. */
  String id() {
    return kind + "-" + provider;
  }

  /** One that the bill has. */
  static Break of(Kind kind, TradeRow row, Money ours) {
    return new Break(
        kind,
        row.id(),
        row.ours(),
        row.isRefund(),
        ours,
        row.amount(),
        row.state(),
        null,
        State.OPEN,
        null,
        null,
        1);
  }

  /** One that the bill has not. */
  static Break missingThere(String provider, String number, boolean isRefund, Money ours) {
    return new Break(
        Kind.MISSING_THERE,
        provider,
        number,
        isRefund,
        ours,
        null,
        null,
        null,
        State.OPEN,
        null,
        null,
        1);
  }

  /** One of the fund-flow bill. */
  static Break ofFlow(Kind kind, String provider, Money ours, Money theirs, String note) {
    return new Break(
        kind, provider, null, false, ours, theirs, null, note, State.OPEN, null, null, 1);
  }

  /** One of the sharing bill, or of a transfer to a person. */
  static Break ofPart(Kind kind, String provider, String number, Money ours, Money theirs) {
    return new Break(
        kind, provider, number, false, ours, theirs, null, null, State.OPEN, null, null, 1);
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  Break healed() {
    return with(State.HEALED, null, null);
  }

  Break explained(String who, String why) {
    return with(State.EXPLAINED, who, why);
  }

  private Break with(State next, String who, String why) {
    return new Break(
        kind, provider, number, isRefund, ours, theirs, row, note, next, who, why, revision + 1);
  }

  /** The row of the bill. */
  TradeRow asRow() {
    return new TradeRow(
        isRefund ? null : number,
        isRefund ? null : provider,
        isRefund ? number : null,
        isRefund ? provider : null,
        theirs,
        row,
        Money.ZERO);
  }

  View view() {
    return new View(
        id(),
        kind.toString(),
        state.toString(),
        provider,
        number,
        ours == null ? null : ours.fen(),
        theirs == null ? null : theirs.fen(),
        note,
        by,
        reason);
  }

  /** What the contract shows. */
  record View(
      String id,
      String kind,
      String state,
      String provider,
      String number,
      Long oursFen,
      Long theirsFen,
      String note,
      String by,
      String reason) {}
}

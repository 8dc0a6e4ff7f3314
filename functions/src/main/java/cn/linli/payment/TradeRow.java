package cn.linli.payment;

import cn.linli.shared.Money;

/**
 * A row of a trade bill: a payment, or a refund, as the provider has it.
 *
 * @param number ours of the order
 * @param transaction the provider's of the payment
 * @param refundNumber ours of the refund, or null where it is a payment
 * @param refund the provider's of the refund, or null where it is a payment
 * @param amount that was paid, or goes back
 * @param fee that the provider took; negative where it gave it back
 */
public record TradeRow(
    String number,
    String transaction,
    String refundNumber,
    String refund,
    Money amount,
    State state,
    Money fee) {
  /** How far it is. */
  public enum State {
    /** The money is where it was to go. */
    DONE,
    /** A refund that is accepted. */
    UNDER_WAY,
    /** It did not happen. */
    FAILED
  }

  /** Whether money goes back. */
  public boolean isRefund() {
    return refundNumber != null;
  }

  /** The provider's number of the movement. */
  public String id() {
    return isRefund() ? refund : transaction;
  }

  /** Our number of it. */
  public String ours() {
    return isRefund() ? refundNumber : number;
  }
}

package cn.linli.payment;

import cn.linli.shared.Money;
import java.time.Instant;

/**
 * How a refund stands at the provider.
 *
 * @param refund the provider's number
 * @param doneAt when the money was there, or null
 */
public record RefundState(
    String number,
    String refundNumber,
    String refund,
    Money amount,
    Status status,
    Instant doneAt) {
  /** How far it is. */
  public enum Status {
    /** Accepted; what becomes of it is not known yet. */
    PROCESSING,
    /** The money is there. */
    SUCCESS,
    /** It will not go back this way. */
    CLOSED,
    /** The payer's account does not take it: somebody has to look. */
    ABNORMAL
  }
}

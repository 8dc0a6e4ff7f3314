package cn.linli.sim;

/** How a refund ends. */
public enum RefundEnd {
  SUCCESS,
  /** The payer's account does not take it. */
  ABNORMAL,
  CLOSED,
  /** It does not end. */
  PROCESSING
}

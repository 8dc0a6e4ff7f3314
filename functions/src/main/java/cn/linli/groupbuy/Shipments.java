package cn.linli.groupbuy;

/**
 * Port to WeChat's records of what was handed over (发货信息). Of a mini program that sells goods
 * WeChat keeps the money until it is told.
 */
public interface Shipments {
  /**
   * Tells that the goods of a payment wait to be picked up (自提).
   *
   * @throws WeChatFailure after LATER the same may be told again; REFUSED when the payment went
   *     back or is somebody else's
   */
  Outcome tell(Shipment shipment);

  /**
   * Goods that were paid for.
   *
   * @param transaction the provider's number of the payment
   * @param openid of whoever paid, in the app where they paid
   * @param goods what they are, cut to 120 characters
   */
  record Shipment(String transaction, String openid, String goods) {
    /** Without the person. */
    @Override
    public String toString() {
      return "shipment of " + transaction;
    }
  }

  /** What came of it. */
  enum Outcome {
    DONE,
    /** WeChat knew, and takes no more corrections. */
    DONE_BEFORE,
    /**
     * WeChat does not know the payment: for some seconds after it is made, and for ever when it was
     * not made in this mini program.
     */
    NOT_KNOWN_YET
  }
}

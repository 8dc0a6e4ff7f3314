package cn.linli.payment;

/** What the provider tells us. */
public sealed interface Notice {
  /** The provider's number of this notice; the same when it comes again. */
  String id();

  /** An order was paid. */
  record OrderPaid(String id, PaidOrder order) implements Notice {}

  /**
   * A refund has an end, good or bad.
   *
   * @param merchant whose number we sign by
   */
  record RefundEnded(String id, String merchant, RefundState refund) implements Notice {}

  /** A transfer to a person has an end. */
  record TransferEnded(String id, String merchant, TransferState transfer) implements Notice {}

  /** Something that changes nothing here. */
  record Other(String id, String type) implements Notice {}
}

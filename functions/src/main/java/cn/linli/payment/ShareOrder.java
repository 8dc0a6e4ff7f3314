package cn.linli.payment;

import cn.linli.shared.Money;
import java.util.List;

/**
 * Frozen money that is divided.
 *
 * @param transaction the provider's number of the payment
 * @param shareNumber ours
 * @param last whether what is left goes to the merchant that was paid
 */
public record ShareOrder(String transaction, String shareNumber, List<Part> parts, boolean last) {
  /** What somebody gets. */
  public record Part(Receiver receiver, String account, Money amount, String description) {}

  /** How a receiver is known. */
  public enum Receiver {
    MERCHANT,
    PERSON
  }
}

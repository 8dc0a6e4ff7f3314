package cn.linli.payment;

import cn.linli.shared.Money;
import java.time.Instant;

/**
 * A share that a merchant gave back.
 *
 * @param id the provider's number
 * @param doneAt when it was, or null
 * @param failure the provider's word for why not, or null
 */
public record ShareReturn(
    String returnNumber, String id, Money amount, Outcome outcome, Instant doneAt, String failure) {
  /** What became of it. */
  public enum Outcome {
    PROCESSING,
    SUCCESS,
    FAILED
  }

  /** A share to be taken back. */
  public record Order(
      String shareNumber, String returnNumber, String merchant, Money amount, String description) {}
}

package cn.linli.payment;

import cn.linli.shared.Money;
import java.time.Instant;
import java.util.List;

/**
 * How a share-out stands at the provider.
 *
 * @param share the provider's number
 * @param finishedAt when it was so, or null
 * @param finished whether nothing will change any more; a part of it may have failed nevertheless
 */
public record ShareState(
    String shareNumber, String share, boolean finished, Instant finishedAt, List<Part> parts) {
  /**
   * What became of a part.
   *
   * @param failure the provider's word for why, or null
   */
  public record Part(String account, Money amount, Outcome outcome, String failure) {}

  /** What became of it. */
  public enum Outcome {
    PENDING,
    SUCCESS,
    CLOSED
  }
}

package cn.linli.payment;

import cn.linli.shared.Money;

/** A share that a merchant gave back. */
public record ShareReturn(String returnNumber, Money amount, Outcome outcome, String failure) {
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

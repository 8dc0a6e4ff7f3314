package cn.linli.payment;

import java.util.Arrays;

/** What money is for: each part goes back, or is kept, by itself. */
public enum Part {
  /** For what somebody uses or gets; earned when it is paid. */
  FEE("fee"),
  /** Comes back when the reservation took place. */
  BOOKING_DEPOSIT("bookingDeposit"),
  /** Comes back when its person came. */
  ATTENDANCE_DEPOSIT("attendanceDeposit"),
  /** A merchant's, held against what residents may claim. */
  GUARANTEE_DEPOSIT("guaranteeDeposit"),
  /** For goods of a merchant, whose money stays frozen until they are handed over. */
  GOODS("goods");

  private final String word;

  Part(String word) {
    this.word = word;
  }

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return word;
  }

  static Part of(String text) {
    return Arrays.stream(values())
        .filter(part -> part.word.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("money is not for " + text));
  }
}

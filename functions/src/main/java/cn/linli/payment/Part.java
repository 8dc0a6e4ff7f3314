package cn.linli.payment;

import java.util.Locale;

/** What money is for: each part goes back, or is kept, by itself. */
public enum Part {
  /** For what somebody uses or gets; earned when it is paid. */
  FEE,
  /** Comes back when the reservation took place. */
  BOOKING_DEPOSIT,
  /** Comes back when its person came. */
  ATTENDANCE_DEPOSIT,
  /** A merchant's, held against what residents may claim. */
  GUARANTEE_DEPOSIT,
  /** For goods of a merchant, whose money stays frozen until they are handed over. */
  GOODS;

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Part of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

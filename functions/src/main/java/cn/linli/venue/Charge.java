package cn.linli.venue;

import cn.linli.shared.Money;

/**
 * What a booking costs, worked out when it was asked for and kept.
 *
 * @param fee for the use
 * @param deposit that comes back
 */
record Charge(Money fee, Money deposit) {
  /** Nothing at all. */
  static final Charge FREE = new Charge(Money.ZERO, Money.ZERO);

  Money total() {
    return fee.plus(deposit);
  }

  boolean isFree() {
    return total().equals(Money.ZERO);
  }
}

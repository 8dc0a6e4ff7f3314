package cn.linli.payment;

import cn.linli.shared.Money;

/**
 * How frozen money is divided between the platform and the merchant that was paid.
 *
 * @param fee what the platform keeps, once somebody said so
 * @param divided what there was when dividing began
 * @param shared what of it the platform has got
 * @param shareNumber ours of the share by which it got that, or null
 * @param claimed how much of what was divided goes back to the payer
 */
record Split(Money fee, Money divided, Money shared, String shareNumber, Money claimed) {
  static final Split NONE = new Split(Money.ZERO, Money.ZERO, Money.ZERO, null, Money.ZERO);

  /** The platform shall keep so much. */
  Split withFee(Money amount) {
    return new Split(amount, divided, shared, shareNumber, claimed);
  }

  /** So much is there. */
  Split of(Money amount) {
    return new Split(fee, amount, shared, shareNumber, claimed);
  }

  /** The platform has got its fee. */
  Split sharedBy(String number, Money paid) {
    return new Split(fee, divided, shared.plus(toShare(paid)), number, claimed);
  }

  /** So much more goes back to the payer. */
  Split claiming(Money amount) {
    return new Split(fee, divided, shared, shareNumber, claimed.plus(amount));
  }

  /**
   * What the platform has still to get: of its fee for what was paid, the part for what is left.
   */
  Money toShare(Money paid) {
    var most = part(fee, divided, paid);
    return most.compareTo(shared) > 0 ? most.minus(shared) : Money.ZERO;
  }

  /** What the merchant gets. */
  Money rest() {
    return divided.minus(shared);
  }

  /**
   * What the platform gives back of its fee for all that goes back: it keeps nothing of what does.
   */
  Money feeOfClaimed() {
    return part(shared, claimed, divided);
  }

  /** Fractions of a fen are nobody's: they stay with the merchant, or with the platform. */
  private static Money part(Money fee, Money part, Money whole) {
    return whole.equals(Money.ZERO)
        ? Money.ZERO
        : new Money(Math.multiplyExact(fee.fen(), part.fen()) / whole.fen());
  }
}

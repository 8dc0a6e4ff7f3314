package cn.linli.ledger;

import cn.linli.shared.Money;

/**
 * How far a limited account goes. Both are never below nothing.
 *
 * @param available what may be taken or held
 * @param held what is set aside
 */
public record Limit(Money available, Money held) {
  /** Of an account that never moved. */
  static final Limit NOTHING = new Limit(Money.ZERO, Money.ZERO);

  /** The account's whole balance. */
  public Money balance() {
    return available.plus(held);
  }
}

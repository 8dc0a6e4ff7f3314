package cn.linli.ledger;

import cn.linli.shared.Money;

/** Both sides of an account. */
record Sides(Money debits, Money credits) {
  static final Sides NOTHING = new Sides(Money.ZERO, Money.ZERO);

  Sides plus(Sides other) {
    return new Sides(debits.plus(other.debits), credits.plus(other.credits));
  }

  Sides minus(Sides other) {
    return new Sides(debits.minus(other.debits), credits.minus(other.credits));
  }

  boolean areEven() {
    return debits.equals(credits);
  }
}

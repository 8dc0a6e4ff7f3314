package cn.linli.ledger;

import cn.linli.shared.Money;

/**
 * Money's worth that moves between two accounts of a community. A debit and a credit of the same
 * amount: no transfer is out of balance.
 */
public record Transfer(Account debit, Account credit, Money amount) {
  public Transfer {
    if (!debit.community().equals(credit.community()) || debit.equals(credit)) {
      throw new IllegalArgumentException("a transfer moves between two accounts of a community");
    }
    if (amount.compareTo(Money.ZERO) <= 0) {
      throw new IllegalArgumentException("a transfer moves something");
    }
  }

  /** What puts it right again. */
  Transfer reversed() {
    return new Transfer(credit, debit, amount);
  }
}

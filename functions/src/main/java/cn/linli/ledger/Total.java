package cn.linli.ledger;

/**
 * What an account was debited and credited in a period.
 *
 * @param entries how many
 */
record Total(Account account, Sides sides, long entries) {
  static Total nothing(Account account) {
    return new Total(account, Sides.NOTHING, 0);
  }

  Total plus(Total other) {
    return new Total(account, sides.plus(other.sides), entries + other.entries);
  }
}

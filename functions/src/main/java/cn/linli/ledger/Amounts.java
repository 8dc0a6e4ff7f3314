package cn.linli.ledger;

/** Both sides in JSON. */
record Amounts(long debitFen, long creditFen) {
  static Amounts of(Sides sides) {
    return new Amounts(sides.debits().fen(), sides.credits().fen());
  }
}

package cn.linli.ledger;

/**
 * Something in the books that is not as it must be.
 *
 * @param what an entry, an account with its period, or a hold
 * @param detail what is there and what should be
 */
record Finding(Kind kind, String what, String detail) {
  static Finding differs(Kind kind, String what, Object is, Object should) {
    return new Finding(kind, what, "is " + is + ", should be " + should);
  }

  /** What may be wrong. */
  enum Kind {
    /** A posted entry is not in the journal, an hour after it happened. */
    ENTRY_NOT_IN_JOURNAL,
    /** The journal has something else than was posted. */
    ENTRY_DIFFERS,
    /** What the entry refers to knows nothing of it. */
    ENTRY_WITHOUT_CAUSE,
    /** What happened in the business has no entry. */
    CAUSE_WITHOUT_ENTRY,
    /** A statement is not what the journal says. */
    STATEMENT_DIFFERS,
    /** The sums of a day, month or year, or a balance, are not those of the entries. */
    SUM_DIFFERS,
    /** Debits and credits of all accounts are not the same. */
    NOT_BALANCED,
    /** A limited account is below nothing. */
    BELOW_LIMIT,
    /** A limit is not the account's balance, or what is held is not the sum of the holds. */
    LIMIT_DIFFERS,
    /** A hold was posted with an entry that is not there. */
    HOLD_WITHOUT_ENTRY
  }
}

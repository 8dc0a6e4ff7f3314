package cn.linli.ledger;

import java.time.YearMonth;

/**
 * How far a check is.
 *
 * @param at where in the phase; empty for its start
 */
record Position(Phase phase, String at) {
  static final Position START = new Position(Phase.ENTRIES, "");

  /** The position that an answer named, or the start; throws {@link IllegalArgumentException}. */
  static Position of(String text) {
    if (text == null || text.isEmpty()) {
      return START;
    }
    int colon = text.indexOf(':');
    return new Position(Phase.valueOf(text.substring(0, colon)), text.substring(colon + 1));
  }

  /** Further on in the same phase, or at the start of the next. */
  Position next(String to) {
    return to == null ? new Position(phase.next(), "") : new Position(phase, to);
  }

  /** The month it is at, or another. */
  YearMonth month(YearMonth otherwise) {
    return at.isEmpty() ? otherwise : YearMonth.parse(at);
  }

  @Override
  public String toString() {
    return phase + ":" + at;
  }

  /** What is looked at, in this order. */
  enum Phase {
    /** Each posted entry: is it in the journal as it was posted. */
    ENTRIES,
    /** Each month: are statements and the sums of days and the month those of the journal. */
    MONTHS,
    /** Years and balances: are they the sums of months and years. */
    BALANCES,
    /** Limited accounts and their holds. */
    LIMITS,
    /** What must have entries: has it. */
    CAUSES,
    DONE;

    private Phase next() {
      return switch (this) {
        case ENTRIES -> MONTHS;
        case MONTHS -> BALANCES;
        case BALANCES -> LIMITS;
        case LIMITS -> CAUSES;
        case CAUSES, DONE -> DONE;
      };
    }
  }
}

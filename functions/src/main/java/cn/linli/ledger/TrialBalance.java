package cn.linli.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * What all accounts moved in a period and until its end.
 *
 * @param date the last day of the period
 */
record TrialBalance(LocalDate date, List<Row> rows) {
  Sides ofPeriod() {
    return sum(row -> row.ofPeriod().sides());
  }

  Sides until() {
    return sum(row -> row.until().sides());
  }

  /** Whether both sides are the same, as they always must be. */
  boolean balanced() {
    return ofPeriod().areEven() && until().areEven();
  }

  private Sides sum(Function<Row, Sides> which) {
    return rows.stream().map(which).reduce(Sides.NOTHING, Sides::plus);
  }

  View view() {
    return new View(
        date,
        balanced(),
        Amounts.of(ofPeriod()),
        Amounts.of(until()),
        rows.stream().map(Row::view).toList());
  }

  /**
   * An account.
   *
   * @param until all it moved until the end of the period
   * @param ofPeriod what of it in the period
   */
  record Row(Total until, Total ofPeriod) {
    Account account() {
      return until.account();
    }

    /** What it moved before the period. */
    Sides before() {
      return until.sides().minus(ofPeriod.sides());
    }

    private View.Line view() {
      return new View.Line(
          account().code(),
          account().kind().title(),
          Amounts.of(ofPeriod.sides()),
          Amounts.of(until.sides()),
          account().balance(until.sides()).fen());
    }
  }

  /** The trial balance of a day in JSON. */
  record View(
      LocalDate date, boolean balanced, Amounts day, Amounts cumulated, List<Line> accounts) {
    /** An account of it. */
    record Line(String account, String title, Amounts day, Amounts cumulated, long balanceFen) {}
  }
}

package cn.linli.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * A trial balance.
 *
 * @param day what all accounts moved on the day
 * @param cumulated what they moved until its end
 * @param balanced whether both are even, as they always must be
 */
record TrialBalance(
    LocalDate date, boolean balanced, Amounts day, Amounts cumulated, List<Row> rows) {
  static TrialBalance of(LocalDate date, List<Row> rows) {
    var day = sum(rows, row -> row.ofDay().sides());
    var cumulated = sum(rows, row -> row.until().sides());
    boolean even = day.areEven() && cumulated.areEven();
    return new TrialBalance(date, even, Amounts.of(day), Amounts.of(cumulated), rows);
  }

  private static Sides sum(List<Row> rows, Function<Row, Sides> which) {
    return rows.stream().map(which).reduce(Sides.NOTHING, Sides::plus);
  }

  View view() {
    return new View(date, balanced, day, cumulated, rows.stream().map(Row::view).toList());
  }

  /**
   * An account.
   *
   * @param until all it moved until the end of the day
   * @param ofDay what of it on the day
   */
  record Row(Total until, Total ofDay) {
    Account account() {
      return until.account();
    }

    private View.Account view() {
      return new View.Account(
          account().code(),
          account().kind().title(),
          Amounts.of(ofDay.sides()),
          Amounts.of(until.sides()),
          account().balance(until.sides()).fen());
    }
  }

  /** A trial balance in JSON. */
  record View(
      LocalDate date, boolean balanced, Amounts day, Amounts cumulated, List<Account> accounts) {
    /** An account of it. */
    record Account(String account, String title, Amounts day, Amounts cumulated, long balanceFen) {}
  }
}

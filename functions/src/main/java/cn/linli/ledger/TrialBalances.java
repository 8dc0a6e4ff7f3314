package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all accounts of a community were debited and credited in a period, and until its end. */
final class TrialBalances {
  private static final int TRIES = 3;

  private final TotalTable totals;

  TrialBalances(TotalTable totals) {
    this.totals = totals;
  }

  /** The trial balance of a day. */
  TrialBalance of(CommunityId community, LocalDate date) {
    return of(community, Period.day(date), date);
  }

  /** The trial balance of a month. */
  TrialBalance of(CommunityId community, YearMonth month) {
    return of(community, Period.month(month.atDay(1)), month.atEndOfMonth());
  }

  /**
   * Sums are read one after the other while entries come in: what does not balance is read again
   * before it is believed.
   */
  private TrialBalance of(CommunityId community, Period period, LocalDate end) {
    var balance = read(community, period, end);
    for (int again = 1; again < TRIES && !balance.balanced(); again++) {
      balance = read(community, period, end);
    }
    return balance;
  }

  private TrialBalance read(CommunityId community, Period period, LocalDate end) {
    var ofPeriod = new TreeMap<String, Total>();
    sum(totals.glanceAll(community, period), ofPeriod);
    var until = new TreeMap<String, Total>();
    Period.endsUntil(end).forEach(upTo -> sum(totals.before(community, upTo), until));
    var rows =
        until.values().stream()
            .map(
                total ->
                    new TrialBalance.Row(
                        total, ofPeriod.getOrDefault(total.account().code(), nothing(total))))
            .toList();
    return new TrialBalance(end, rows);
  }

  private static Total nothing(Total total) {
    return Total.nothing(total.account());
  }

  private static void sum(List<Total> more, Map<String, Total> sums) {
    more.forEach(total -> sums.merge(total.account().code(), total, Total::plus));
  }
}

package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** What all accounts of a community were debited and credited on a day, and until its end. */
final class TrialBalances {
  private static final int TRIES = 3;

  private final TotalTable totals;

  TrialBalances(TotalTable totals) {
    this.totals = totals;
  }

  /**
   * The trial balance of a day. Sums are read one after the other while entries come in: what does
   * not balance is read again before it is believed.
   */
  TrialBalance of(CommunityId community, LocalDate date) {
    var balance = read(community, date);
    for (int again = 1; again < TRIES && !balance.balanced(); again++) {
      balance = read(community, date);
    }
    return balance;
  }

  private TrialBalance read(CommunityId community, LocalDate date) {
    var until = new TreeMap<String, Total>();
    Period.endsUntil(date).forEach(end -> sum(totals.before(community, end), until));
    var ofDay = new TreeMap<String, Total>();
    sum(totals.glanceAll(community, Period.day(date)), ofDay);
    var rows =
        until.values().stream()
            .map(
                total ->
                    new TrialBalance.Row(
                        total, ofDay.getOrDefault(total.account().code(), nothing(total))))
            .toList();
    return TrialBalance.of(date, rows);
  }

  private static Total nothing(Total total) {
    return Total.nothing(total.account());
  }

  private static void sum(List<Total> more, TreeMap<String, Total> sums) {
    more.forEach(total -> sums.merge(total.account().code(), total, Total::plus));
  }
}

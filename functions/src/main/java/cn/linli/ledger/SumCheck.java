package cn.linli.ledger;

import cn.linli.ledger.Finding.Kind;
import cn.linli.shared.CommunityId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Looks whether sums are sums: of days and months of the entries, of years and for ever of them.
 */
final class SumCheck {
  private static final int PAGE = 1_000;

  private final EntryTable entries;
  private final TotalTable totals;
  private final Journal journal;

  SumCheck(EntryTable entries, TotalTable totals, Journal journal) {
    this.entries = entries;
    this.totals = totals;
    this.journal = journal;
  }

  /** The first month of the first year that has sums. */
  YearMonth first(CommunityId community, YearMonth otherwise) {
    var years = totals.within(community, Period.year(otherwise.atDay(1)));
    return years.isEmpty() ? otherwise : YearMonth.of(Integer.parseInt(years.firstKey()), 1);
  }

  /** A month: its days and itself against its journal, and each statement against it. */
  List<Finding> month(CommunityId community, YearMonth month) {
    var days = new TreeMap<String, SortedMap<String, Total>>();
    var calendar = journal.calendar(community);
    each(EntryTable.journal(community, month), entry -> count(entry, calendar, days));
    var ofMonth = new TreeMap<String, SortedMap<String, Total>>();
    var sum = sum(days.values());
    if (!sum.isEmpty()) {
      ofMonth.put(month.toString(), sum);
    }
    var first = month.atDay(1);
    var findings = new ArrayList<Finding>();
    compare(totals.within(community, Period.day(first)), days, findings);
    var months = totals.within(community, Period.month(first));
    months.keySet().retainAll(List.of(month.toString()));
    compare(months, ofMonth, findings);
    sum.values().forEach(total -> statement(total, month, findings));
    return findings;
  }

  private static void count(
      Entry entry, ZoneId calendar, Map<String, SortedMap<String, Total>> days) {
    var day = LocalDate.ofInstant(entry.at(), calendar).toString();
    var ofDay = days.computeIfAbsent(day, absent -> new TreeMap<>());
    entry
        .sides()
        .forEach(
            (account, sides) ->
                ofDay.merge(account.code(), new Total(account, sides, 1), Total::plus));
  }

  private void statement(Total should, YearMonth month, List<Finding> findings) {
    var account = should.account();
    var is = new Total[] {Total.nothing(account)};
    each(
        EntryTable.statement(account, month),
        entry -> is[0] = is[0].plus(new Total(account, entry.sides().get(account), 1)));
    if (!is[0].equals(should)) {
      var what = account.code() + " " + month;
      findings.add(differs(Kind.STATEMENT_DIFFERS, what, is[0], should));
    }
  }

  /** All years against their months, all balances against the years, and debits against credits. */
  List<Finding> balances(CommunityId community) {
    var findings = new ArrayList<Finding>();
    var years = totals.within(community, Period.year(LocalDate.EPOCH));
    var made = new TreeMap<String, SortedMap<String, Total>>();
    for (var year : years.keySet()) {
      var months = totals.within(community, Period.month(LocalDate.parse(year + "-01-01")));
      made.put(year, sum(months.values()));
    }
    compare(years, made, findings);
    var balances = totals.within(community, Period.EVER);
    var ever = new TreeMap<String, SortedMap<String, Total>>();
    if (!years.isEmpty()) {
      ever.put(Period.EVER.name(), sum(years.values()));
    }
    compare(balances, ever, findings);
    var sides =
        balances.values().stream()
            .flatMap(all -> all.values().stream())
            .map(Total::sides)
            .reduce(Sides.NOTHING, Sides::plus);
    if (!sides.areEven()) {
      findings.add(new Finding(Kind.NOT_BALANCED, "balances", text(sides)));
    }
    return findings;
  }

  private void each(String pk, Consumer<Entry> take) {
    String after = null;
    do {
      var page = entries.pageNow(pk, after, PAGE);
      page.items().forEach(row -> take.accept(row.entry()));
      after = page.last();
    } while (after != null);
  }

  private static SortedMap<String, Total> sum(Collection<SortedMap<String, Total>> parts) {
    var sum = new TreeMap<String, Total>();
    parts.forEach(part -> part.forEach((code, total) -> sum.merge(code, total, Total::plus)));
    return sum;
  }

  private static void compare(
      SortedMap<String, SortedMap<String, Total>> is,
      SortedMap<String, SortedMap<String, Total>> should,
      List<Finding> findings) {
    var all = new TreeMap<String, Total>();
    should.forEach((name, of) -> of.forEach((code, total) -> all.put(code + " " + name, total)));
    is.forEach(
        (name, of) ->
            of.forEach(
                (code, total) -> {
                  var expected = all.remove(code + " " + name);
                  var other = expected == null ? Total.nothing(total.account()) : expected;
                  if (!total.equals(other)) {
                    var what = (code + " " + name).strip();
                    findings.add(differs(Kind.SUM_DIFFERS, what, total, other));
                  }
                }));
    all.forEach(
        (what, expected) ->
            findings.add(
                differs(
                    Kind.SUM_DIFFERS, what.strip(), Total.nothing(expected.account()), expected)));
  }

  private static Finding differs(Kind kind, String what, Total is, Total should) {
    return Finding.differs(kind, what, text(is), text(should));
  }

  private static String text(Total total) {
    return text(total.sides()) + " in " + total.entries();
  }

  private static String text(Sides sides) {
    return sides.debits().fen() + " / " + sides.credits().fen();
  }
}

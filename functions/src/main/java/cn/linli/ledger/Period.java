package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import java.time.LocalDate;
import java.util.List;

/**
 * A time that sums are kept of. What a period is made of lies together, so that all until a day is
 * three queries: years, months of the year, days of the month.
 *
 * @param partition after the community
 * @param name sorts in the order of time; empty for all time
 */
record Period(String partition, String name) {
  static final Period EVER = new Period("balances", "");

  static Period year(LocalDate date) {
    return new Period("years", text(date, 4));
  }

  static Period month(LocalDate date) {
    return new Period("months#" + text(date, 4), text(date, 7));
  }

  static Period day(LocalDate date) {
    return new Period("days#" + text(date, 7), text(date, 10));
  }

  /** Every period in which a day lies, the shortest first. */
  static List<Period> of(LocalDate date) {
    return List.of(day(date), month(date), year(date), EVER);
  }

  /** What lasts until the end of a day: years before, months before, days. */
  static List<Period> endsUntil(LocalDate date) {
    return List.of(year(date), month(date), day(date.plusDays(1)).in(day(date)));
  }

  private Period in(Period other) {
    return new Period(other.partition, name);
  }

  private static String text(LocalDate date, int length) {
    return date.toString().substring(0, length);
  }

  String pk(CommunityId community) {
    return community + "#" + partition;
  }

  String sk(Account account) {
    return prefix() + account.code();
  }

  /** Begins the sort keys of the period. */
  String prefix() {
    return name.isEmpty() ? "" : name + "#";
  }
}

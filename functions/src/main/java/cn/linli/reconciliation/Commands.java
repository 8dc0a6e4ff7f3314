package cn.linli.reconciliation;

import cn.linli.shared.CommunityId;
import java.time.LocalDate;

/** What finance asks of reconciliation. */
final class Commands {
  private Commands() {}

  /** A page of the days of a community. */
  record ListDays(CommunityId community, Integer limit, String cursor) {}

  /** One day of an account. */
  record OfDay(CommunityId community, String account, LocalDate date) {
    Day.Key key() {
      return new Day.Key(community, account, date);
    }
  }

  /** A page of the breaks of a day. */
  record ListBreaks(
      CommunityId community, String account, LocalDate date, Integer limit, String cursor) {
    Day.Key key() {
      return new Day.Key(community, account, date);
    }
  }

  /** A break of which somebody knows why. */
  record Explain(
      CommunityId community, String account, LocalDate date, String difference, String reason) {
    Day.Key key() {
      return new Day.Key(community, account, date);
    }
  }
}

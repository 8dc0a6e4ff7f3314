package cn.linli.ledger;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import cn.linli.shared.sheets.Format;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What finance and the committee ask of the books; each checks itself. */
final class Commands {
  private Commands() {}

  private static Account account(CommunityId community, String kind, String payee) {
    try {
      return new Account(community, Account.Kind.of(kind), payee);
    } catch (IllegalArgumentException | NullPointerException unknown) {
      throw invalid("kind", "is a kind of account, with a payee");
    }
  }

  private static void requireYear(int year, String parameter) {
    if (year < 2000 || year > 2999) {
      throw invalid(parameter, "is of the years from 2000 to 2999");
    }
  }

  private static void requireMonth(YearMonth month) {
    if (month == null) {
      throw invalid("month", "is a month");
    }
    requireYear(month.getYear(), "month");
  }

  private static void requireDate(LocalDate date) {
    if (date == null) {
      throw invalid("date", "is a day");
    }
    requireYear(date.getYear(), "date");
  }

  private static void requireFormat(Format format) {
    if (format == null) {
      throw invalid("format", "is csv or xlsx");
    }
  }

  private static Refusal invalid(String parameter, String detail) {
    return new Refusal(ApiError.INVALID, null, List.of(Fault.in(parameter, detail)));
  }

  /** A page of the accounts. */
  record ListAccounts(CommunityId community, Integer limit, String cursor) {}

  /** An account's balance. */
  record GetAccount(CommunityId community, String kind, String payee) {
    GetAccount {
      Commands.account(community, kind, payee);
    }

    Account account() {
      return Commands.account(community, kind, payee);
    }
  }

  /** A page of an account's entries of a month. */
  record GetStatement(
      CommunityId community,
      String kind,
      String payee,
      YearMonth month,
      Integer limit,
      String cursor) {
    GetStatement {
      Commands.account(community, kind, payee);
      requireMonth(month);
    }

    Account account() {
      return Commands.account(community, kind, payee);
    }
  }

  /** The trial balance of a day. */
  record GetTrialBalance(CommunityId community, LocalDate date) {
    GetTrialBalance {
      requireDate(date);
    }
  }

  /** The trial balance of a day as a file. */
  record ExportTrialBalance(CommunityId community, LocalDate date, Format format) {
    ExportTrialBalance {
      requireDate(date);
      requireFormat(format);
    }
  }

  /**
   * The entries of a month as a file.
   *
   * @param day the only one of the month that is wanted, or null for all
   */
  record ExportLedger(CommunityId community, YearMonth month, LocalDate day, Format format) {
    ExportLedger {
      requireMonth(month);
      requireFormat(format);
      if (day != null && !YearMonth.from(day).equals(month)) {
        throw invalid("day", "is a day of the month");
      }
    }
  }

  /**
   * A check of a community's books.
   *
   * @param position where the last answer said to go on, or null
   */
  record CheckLedger(CommunityId community, String position) {}
}

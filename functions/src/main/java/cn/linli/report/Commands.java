package cn.linli.report;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import cn.linli.shared.sheets.Format;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** What the staff ask of the reports; each checks itself. */
final class Commands {
  private Commands() {}

  private static void requireMonth(YearMonth month) {
    require(
        month != null && month.getYear() >= 2000 && month.getYear() <= 2999, "month", "is a month");
  }

  private static void requireFormat(Format format) {
    require(format != null, "format", "is csv or xlsx");
  }

  private static void require(boolean holds, String parameter, String detail) {
    if (!holds) {
      throw new Refusal(ApiError.INVALID, null, List.of(Fault.in(parameter, detail)));
    }
  }

  /** A page of the log of a month. */
  record ListLog(CommunityId community, YearMonth month, Integer limit, String cursor) {
    ListLog {
      requireMonth(month);
    }
  }

  /** A page of the log of a reservation. */
  record ListReservationLog(
      CommunityId community, UUID reservation, Integer limit, String cursor) {}

  /** The statistics of a month. */
  record GetStatistics(CommunityId community, YearMonth month) {
    GetStatistics {
      requireMonth(month);
    }
  }

  /** The statistics of a month as a file. */
  record ExportStatistics(CommunityId community, YearMonth month, Format format) {
    ExportStatistics {
      requireMonth(month);
      requireFormat(format);
    }
  }

  /**
   * The log of a month as a file.
   *
   * @param day the only day of the month that is wanted, or null for all
   * @param zone the only zone that is wanted, or null for all
   */
  record ExportLog(
      CommunityId community, YearMonth month, LocalDate day, String zone, Format format) {
    ExportLog {
      requireMonth(month);
      requireFormat(format);
      require(day == null || YearMonth.from(day).equals(month), "day", "is a day of the month");
    }
  }

  /** The figures of a community anew, from its log. */
  record Recount(CommunityId community) {}
}

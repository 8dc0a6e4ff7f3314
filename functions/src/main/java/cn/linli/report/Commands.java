package cn.linli.report;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
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
}

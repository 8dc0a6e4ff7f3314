package cn.linli.duty;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.sheets.Format;
import java.util.List;
import java.util.UUID;

/** What people ask of duties; each checks itself. */
final class Commands {
  private Commands() {}

  private static Fault.Checks checks(Integer year, Integer quarter) {
    return Fault.checks()
        .in(year != null && year >= 2000 && year <= 2999, "year", "is a year")
        .in(quarter == null || (quarter >= 1 && quarter <= 4), "quarter", "is from 1 to 4");
  }

  private static int sum(List<Integer> parts) {
    return parts.stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * How far a community is.
   *
   * @param quarter from 1, or null for the whole year
   */
  record GetReport(CommunityId community, Integer year, Integer quarter) {
    GetReport {
      checks(year, quarter).orRefuse();
    }
  }

  /** The same as a file. */
  record ExportReport(CommunityId community, Integer year, Integer quarter, Format format) {
    ExportReport {
      checks(year, quarter).in(format != null, "format", "is csv or xlsx").orRefuse();
    }

    GetReport report() {
      return new GetReport(community, year, quarter);
    }
  }

  /** What a community means to do in a year. */
  record GetPlans(CommunityId community, Integer year) {
    GetPlans {
      checks(year, null).orRefuse();
    }
  }

  /**
   * A plan of a kind and year to write.
   *
   * @param byQuarter four numbers, or null
   * @param byMonth twelve numbers, or null
   * @param reason for less than the duty, or null
   */
  record PutPlan(
      CommunityId community,
      Integer year,
      String activityKind,
      Integer target,
      List<Integer> byQuarter,
      List<Integer> byMonth,
      String reason,
      Integer revision) {
    PutPlan {
      CommunityId.slug(activityKind);
      checks(year, null)
          .that(byQuarter == null || byMonth == null, "/byMonth", "is not there beside byQuarter")
          .that(
              byQuarter == null || sum(byQuarter) == target, "/byQuarter", "adds up to the target")
          .that(byMonth == null || sum(byMonth) == target, "/byMonth", "adds up to the target")
          .that(reason == null || !reason.isBlank(), "/reason", "is blank")
          .orRefuse();
    }

    Plan asPlan() {
      return new Plan(
          community, year, activityKind, target, byQuarter, byMonth, reason, revision + 1);
    }
  }

  /** The figures of a community anew, from the facts. */
  record Recount(CommunityId community, UUID recount) {}
}

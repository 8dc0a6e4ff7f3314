package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import java.util.EnumMap;
import java.util.UUID;

/** What people ask of figures; each checks itself. */
final class Commands {
  private Commands() {}

  private static Fault.Checks checks(Integer year, Integer month) {
    return Fault.checks()
        .in(year != null && year >= 2000 && year <= 2999, "year", "is a year")
        .in(month == null || (month >= 1 && month <= 12), "month", "is from 1 to 12");
  }

  /** What the lobby screen shows. */
  record GetScreen(CommunityId community) {}

  /** What of it is other than at a version. */
  record GetChanges(CommunityId community, String since) {
    GetChanges {
      Fault.checks().in(since != null, "since", "is missing").orRefuse();
      Version.of(since);
    }

    Version version() {
      return Version.of(since);
    }
  }

  /**
   * The operating report of a month or a year.
   *
   * @param month from 1, or null for the whole year
   */
  record GetReport(CommunityId community, Integer year, Integer month) {
    GetReport {
      checks(year, month).orRefuse();
    }
  }

  /** The same as a file. */
  record DownloadReport(CommunityId community, Integer year, Integer month, FileKind format) {
    DownloadReport {
      checks(year, month).in(format != null, "format", "is csv, xlsx or pdf").orRefuse();
    }

    GetReport report() {
      return new GetReport(community, year, month);
    }
  }

  /**
   * The report of a community's street or district.
   *
   * @param level {@code street} or {@code district}
   */
  record GetAreaReport(CommunityId community, Level level, Integer year, Integer month) {
    GetAreaReport {
      checks(year, month).in(level != null, "level", "is street or district").orRefuse();
    }
  }

  /**
   * The report of any street or district, for the platform's people.
   *
   * @param street of the district, or null for all of it
   */
  record GetDistrictReport(String district, String street, Integer year, Integer month) {
    GetDistrictReport {
      CommunityId.slug(district);
      checks(year, month).orRefuse();
    }
  }

  /** All that a community shows anew, from the facts. */
  record Recount(CommunityId community, UUID recount) {}

  /** All that a district and its streets report anew, from what their communities counted. */
  record RecountArea(String district, UUID recount) {
    RecountArea {
      CommunityId.slug(district);
    }
  }

  /** The report of a community's street or district as a file. */
  record DownloadAreaReport(
      CommunityId community, Level level, Integer year, Integer month, FileKind format) {
    DownloadAreaReport {
      checks(year, month)
          .in(level != null, "level", "is street or district")
          .in(format != null, "format", "is csv, xlsx or pdf")
          .orRefuse();
    }

    GetAreaReport report() {
      return new GetAreaReport(community, level, year, month);
    }
  }

  /** The report of any street or district as a file. */
  record DownloadDistrictReport(
      String district, String street, Integer year, Integer month, FileKind format) {
    DownloadDistrictReport {
      CommunityId.slug(district);
      checks(year, month).in(format != null, "format", "is csv, xlsx or pdf").orRefuse();
    }

    GetDistrictReport report() {
      return new GetDistrictReport(district, street, year, month);
    }
  }

  /** What a centre had done before. */
  record GetOpening(CommunityId community) {}

  /** A centre had done so much before. */
  record PutOpening(
      CommunityId community,
      Long partyMass,
      Long salons,
      Long information,
      Long consultations,
      Long residentMatters,
      Long enterpriseMatters,
      Integer revision) {
    Opening asOpening() {
      var totals = new EnumMap<Measure, Long>(Measure.class);
      totals.put(Measure.PARTY_MASS, partyMass);
      totals.put(Measure.SALONS, salons);
      totals.put(Measure.INFORMATION, information);
      totals.put(Measure.CONSULTATIONS, consultations);
      totals.put(Measure.RESIDENT_MATTERS, residentMatters);
      totals.put(Measure.ENTERPRISE_MATTERS, enterpriseMatters);
      return new Opening(community, totals, revision + 1);
    }
  }
}

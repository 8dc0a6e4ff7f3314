package cn.linli.figures;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.STREET;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.PLATFORM_WIDE;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.List;

/** The operations of figures. */
public final class FiguresFunctions {
  private static final Access READERS = roles(OPERATOR, COMMITTEE, STREET);

  private static final Access WRITERS = roles(OPERATOR, COMMITTEE);

  private FiguresFunctions() {}

  /** The function {@code figuresApi}. */
  public static HttpApi api(Figures figures, Gate gate) {
    var screens = figures.screens();
    var reporting = figures.reporting();
    var openings = figures.openings();
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "getScreen",
                "GET /communities/{community}/screen",
                OPEN,
                Commands.GetScreen.class,
                screens::snapshot),
            Operation.of(
                "getScreenChanges",
                "GET /communities/{community}/screen/changes",
                OPEN,
                Commands.GetChanges.class,
                screens::changes),
            Operation.of(
                "getOpeningTotals",
                "GET /communities/{community}/opening-totals",
                WRITERS,
                Commands.GetOpening.class,
                openings::get),
            Operation.of(
                "putOpeningTotals",
                "PUT /communities/{community}/opening-totals",
                WRITERS,
                Commands.PutOpening.class,
                openings::put),
            Operation.of(
                "getOperatingReport",
                "GET /communities/{community}/operating-report",
                READERS,
                Commands.GetReport.class,
                reporting::get),
            Operation.of(
                "downloadOperatingReport",
                "GET /communities/{community}/operating-report-file",
                READERS,
                Commands.DownloadReport.class,
                reporting::download),
            Operation.of(
                "getAreaReport",
                "GET /communities/{community}/area-report",
                roles(STREET),
                Commands.GetAreaReport.class,
                reporting::area),
            Operation.of(
                "getDistrictReport",
                "GET /districts/{district}/operating-report",
                PLATFORM_WIDE,
                Commands.GetDistrictReport.class,
                reporting::district),
            Operation.of(
                "downloadAreaReport",
                "GET /communities/{community}/area-report-file",
                roles(STREET),
                Commands.DownloadAreaReport.class,
                reporting::downloadArea),
            Operation.of(
                "downloadDistrictReport",
                "GET /districts/{district}/operating-report-file",
                PLATFORM_WIDE,
                Commands.DownloadDistrictReport.class,
                reporting::downloadDistrict),
            Operation.of(
                    "recountAreaFigures",
                    "PUT /districts/{district}/figure-recounts/{recount}",
                    PLATFORM_WIDE,
                    Commands.RecountArea.class,
                    figures.areaRecount()::order)
                .accepted(),
            Operation.of(
                    "recountFigures",
                    "PUT /communities/{community}/figure-recounts/{recount}",
                    PLATFORM_WIDE,
                    Commands.Recount.class,
                    figures.recount()::order)
                .accepted()));
  }
}

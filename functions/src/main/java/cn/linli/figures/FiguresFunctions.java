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

  private FiguresFunctions() {}

  /** The function {@code figuresApi}. */
  public static HttpApi api(Figures figures, Gate gate) {
    var screens = figures.screens();
    var reporting = figures.reporting();
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
                    "recountFigures",
                    "PUT /communities/{community}/figure-recounts/{recount}",
                    PLATFORM_WIDE,
                    Commands.Recount.class,
                    figures.recount()::order)
                .accepted()));
  }
}

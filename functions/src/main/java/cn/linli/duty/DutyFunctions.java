package cn.linli.duty;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.STREET;
import static cn.linli.shared.http.Access.PLATFORM_WIDE;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.List;

/** The operations of duties. */
public final class DutyFunctions {
  private static final Access READERS = roles(OPERATOR, COMMITTEE, STREET);

  private DutyFunctions() {}

  /** The function {@code dutyApi}. */
  public static HttpApi api(Duties duties, Gate gate) {
    var reporting = duties.reporting();
    var planning = duties.planning();
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "getDutyReport",
                "GET /communities/{community}/duty-report",
                READERS,
                Commands.GetReport.class,
                reporting::get),
            Operation.of(
                "exportDutyReport",
                "GET /communities/{community}/duty-report-file",
                READERS,
                Commands.ExportReport.class,
                reporting::export),
            Operation.of(
                "listDutyPlans",
                "GET /communities/{community}/duty-plans/{year}",
                READERS,
                Commands.GetPlans.class,
                planning::list),
            Operation.of(
                "putDutyPlan",
                "PUT /communities/{community}/duty-plans/{year}/{activityKind}",
                roles(OPERATOR, COMMITTEE),
                Commands.PutPlan.class,
                planning::put),
            Operation.of(
                    "recountDuties",
                    "PUT /communities/{community}/duty-recounts/{recount}",
                    PLATFORM_WIDE,
                    Commands.Recount.class,
                    duties.recount()::order)
                .accepted()));
  }
}

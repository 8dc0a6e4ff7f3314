package cn.linli.report;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.STREET;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The operations of report, and what it does when the venue tells it something. */
public final class ReportFunctions {
  private static final Access CENTRE = roles(OPERATOR, COMMITTEE);
  private static final Access FIGURES = roles(OPERATOR, COMMITTEE, STREET);

  private ReportFunctions() {}

  /** The function {@code reportApi}. */
  public static HttpApi api(Reports reports, Gate gate) {
    var log = reports.log();
    var statistics = reports.statistics();
    var files = reports.files();
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "listLog",
                "GET /communities/{community}/log",
                CENTRE,
                Commands.ListLog.class,
                log::list),
            Operation.of(
                "listReservationLog",
                "GET /communities/{community}/reservations/{reservation}/log",
                CENTRE,
                Commands.ListReservationLog.class,
                log::list),
            Operation.of(
                "getStatistics",
                "GET /communities/{community}/statistics",
                FIGURES,
                Commands.GetStatistics.class,
                statistics::get),
            Operation.of(
                "exportStatistics",
                "GET /communities/{community}/statistics-file",
                FIGURES,
                Commands.ExportStatistics.class,
                files::statistics),
            Operation.of(
                "exportLog",
                "GET /communities/{community}/log-file",
                CENTRE,
                Commands.ExportLog.class,
                files::log)));
  }

  /** The function {@code onVenueEvent}. */
  public static Consumer<QueueEvent.Told> onVenueEvent(Reports reports) {
    return reports::record;
  }

  /** The function {@code onPersonErasedReport}. */
  public static Consumer<QueueEvent.Told> onPersonErased(Reports reports) {
    return told -> {
      var erased = told.as(PersonErased.class);
      reports.forget(erased.person(), erased.communities());
    };
  }

  /** The event {@code identity.person-erased}, as far as the reports read it. */
  record PersonErased(PersonId person, List<CommunityId> communities) {}

  /** The function {@code recountStatistics}: {@code {"community": "…"}}. */
  public static Object recount(Reports reports, JsonNode order) {
    var community = Json.MAPPER.treeToValue(order, Commands.Recount.class).community();
    return reports.recount().run(community);
  }
}

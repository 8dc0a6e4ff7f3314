package cn.linli.reconciliation;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.FINANCE;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.List;

/** The operations of reconciliation. */
public final class ReconciliationFunctions {
  private static final Access BOOKS = roles(FINANCE, COMMITTEE);
  private static final String DAY = "/communities/{community}/reconciliations/{account}/{date}";

  private ReconciliationFunctions() {}

  /** The function {@code reconciliationApi}. */
  public static HttpApi api(Reconciliations door, Gate gate) {
    var days = new Days(door.desk());
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "listReconciliations",
                "GET /communities/{community}/reconciliations",
                BOOKS,
                Commands.ListDays.class,
                days::list),
            Operation.of("getReconciliation", "GET " + DAY, BOOKS, Commands.OfDay.class, days::get),
            Operation.of(
                "listBreaks",
                "GET " + DAY + "/breaks",
                BOOKS,
                Commands.ListBreaks.class,
                days::breaks),
            Operation.of(
                "explainBreak",
                "PUT " + DAY + "/breaks/{difference}/explanation",
                roles(FINANCE),
                Commands.Explain.class,
                days::explain)));
  }
}

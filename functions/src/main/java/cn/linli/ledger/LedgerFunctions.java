package cn.linli.ledger;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.FINANCE;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The operations of the ledger, and what it does when an entry was posted. */
public final class LedgerFunctions {
  private static final Access BOOKS = roles(FINANCE, COMMITTEE);

  private LedgerFunctions() {}

  /** The function {@code ledgerApi}. */
  public static HttpApi api(Accounts accounts, Gate gate) {
    var statements = accounts.statements();
    var trialBalances = accounts.trialBalances();
    var files = accounts.files();
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "listAccounts",
                "GET /communities/{community}/ledger/accounts",
                BOOKS,
                Commands.ListAccounts.class,
                statements::accounts),
            Operation.of(
                "getAccount",
                "GET /communities/{community}/ledger/accounts/{kind}/{payee}",
                BOOKS,
                Commands.GetAccount.class,
                statements::balance),
            Operation.of(
                "getStatement",
                "GET /communities/{community}/ledger/accounts/{kind}/{payee}/statement",
                BOOKS,
                Commands.GetStatement.class,
                statements::list),
            Operation.of(
                "getTrialBalance",
                "GET /communities/{community}/ledger/trial-balance",
                BOOKS,
                Commands.GetTrialBalance.class,
                query -> trialBalances.of(query.community(), query.date()).view()),
            Operation.of(
                "exportTrialBalance",
                "GET /communities/{community}/ledger/trial-balance-file",
                BOOKS,
                Commands.ExportTrialBalance.class,
                files::trialBalance),
            Operation.of(
                "exportLedger",
                "GET /communities/{community}/ledger/file",
                BOOKS,
                Commands.ExportLedger.class,
                files::ledger)));
  }

  /** The function {@code onEntryPosted}. */
  public static Consumer<QueueEvent.Told> onEntryPosted(Accounts accounts) {
    return accounts::take;
  }

  /**
   * The function {@code checkLedger}: {@code {"community": "…", "position": "…"}}.
   *
   * @param business whoever moves money
   */
  public static Object check(Accounts accounts, Business business, JsonNode order) {
    var command = Json.MAPPER.treeToValue(order, Commands.CheckLedger.class);
    return accounts.check(business).run(command.community(), Position.of(command.position()));
  }
}

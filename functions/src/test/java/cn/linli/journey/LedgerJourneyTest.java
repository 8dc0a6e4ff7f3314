package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Account.Kind;
import cn.linli.ledger.Parts;
import cn.linli.ledger.Recipes;
import cn.linli.shared.Money;
import cn.linli.shared.http.Json;
import cn.linli.town.SharesTown;
import cn.linli.town.Till;
import cn.linli.town.Town;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever keeps the books of a community sees what money moved, and nobody else does. */
@SharesTown
class LedgerJourneyTest {
  private static final String BOOKS = "/communities/heping-li/ledger/";

  private final Town town = Town.get();

  @Test
  void aPaymentShowsInBalancesStatementAndTrialBalance() {
    var till = new Till(town, "journey-1");
    till.post(
        "payment/j1",
        cause ->
            Recipes.paid(
                cause,
                Parts.of(Kind.INCOME, new Money(300)).and(Kind.BOOKING_DEPOSIT, new Money(200))));
    town.settles();
    var chen = town.committee();

    var balance = chen.get(BOOKS + "accounts/provider/journey-1").expect(200).body();
    var line = statement("income", "journey-1").at("/items/0");
    var trial = chen.get(BOOKS + "trial-balance?date=" + today()).expect(200).body();

    assertThat(balance.path("balanceFen").asLong()).isEqualTo(500);
    assertThat(line.path("entry").asString()).isEqualTo("paid/payment/j1");
    assertThat(line.path("provider").asString()).isEqualTo("4200001");
    assertThat(line.at("/moved/creditFen").asLong()).isEqualTo(300);
    assertThat(line.path("transfers")).hasSize(2);
    assertThat(trial.path("balanced").asBoolean()).isTrue();
    assertThat(account(trial, "booking-deposit/journey-1").path("balanceFen").asLong())
        .isEqualTo(200);
  }

  @Test
  void accountsAreListedPageByPage() {
    var till = new Till(town, "journey-2");
    till.post("payment/j2", cause -> Recipes.paidFrozen(cause, new Money(5)));
    town.settles();
    var chen = town.committee();

    var first = chen.get(BOOKS + "accounts?limit=1").expect(200).body();
    var second =
        chen.get(BOOKS + "accounts?limit=1&cursor=" + first.path("next").asString())
            .expect(200)
            .body();

    assertThat(first.path("items")).hasSize(1);
    assertThat(second.at("/items/0/account").asString())
        .isGreaterThan(first.at("/items/0/account").asString());
  }

  @Test
  void anAccountThatNeverMovedHasNothing() {
    var balance = town.committee().get(BOOKS + "accounts/stipend/nobody").expect(200).body();

    assertThat(balance.path("balanceFen").asLong()).isZero();
    assertThat(statement("stipend", "nobody").path("items")).isEmpty();
  }

  @Test
  void whatIsNoAccountIsRefused() {
    var chen = town.committee();

    assertThat(chen.get(BOOKS + "accounts/loot/journey-1").code()).isEqualTo("request.invalid");
    assertThat(chen.get(BOOKS + "accounts/INCOME/journey-1").code()).isEqualTo("request.invalid");
    assertThat(chen.get(BOOKS + "trial-balance").code()).isEqualTo("request.invalid");
    assertThat(chen.get(BOOKS + "accounts/income/x/statement").code()).isEqualTo("request.invalid");
  }

  @Test
  void onlyFinanceAndTheCommitteeSeeTheBooks() {
    for (var path : new String[] {"accounts", "trial-balance?date=2026-12-01"}) {
      assertThat(town.resident().get(BOOKS + path).code()).isEqualTo("access.role-required");
      assertThat(town.operator().get(BOOKS + path).code()).isEqualTo("access.role-required");
      assertThat(town.neighbour().get(BOOKS + path).code()).isEqualTo("access.not-found");
      assertThat(town.anybody().get(BOOKS + path).code()).isEqualTo("session.required");
    }
  }

  @Test
  void theCheckFindsTheBooksInOrderButForWhatNobodyPaid() {
    new Till(town, "journey-3")
        .post("payment/j3", cause -> Recipes.guaranteePaid(cause, new Money(500)));
    town.settles();

    var order = Json.bytes(Map.of("community", Town.COMMUNITY));
    var answer = Json.MAPPER.readTree(town.deployment().lambdas().call("checkLedger", order));

    assertThat(answer.path("done").asBoolean()).isTrue();
    // What the tests here post stands for payments that nobody made.
    assertThat(answer.path("findings"))
        .isNotEmpty()
        .allMatch(finding -> finding.path("kind").asString().equals("ENTRY_WITHOUT_CAUSE"))
        .anyMatch(finding -> finding.path("what").asString().equals("guarantee-paid/payment/j3"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(town.now(), Town.CALENDAR);
  }

  private JsonNode statement(String kind, String payee) {
    var path = "accounts/" + kind + "/" + payee + "/statement?month=";
    return town.committee()
        .get(BOOKS + path + today().toString().substring(0, 7))
        .expect(200)
        .body();
  }

  private static JsonNode account(JsonNode trial, String code) {
    return trial
        .path("accounts")
        .valueStream()
        .filter(account -> account.path("account").asString().equals(code))
        .findFirst()
        .orElseThrow();
  }
}

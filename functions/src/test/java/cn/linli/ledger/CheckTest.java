package cn.linli.ledger;

import static cn.linli.ledger.Books.COMMUNITY;
import static cn.linli.ledger.Books.GUARANTEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.linli.ledger.Account.Kind;
import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A check finds what is wrong with the books, and nothing where nothing is. */
class CheckTest {
  private final Books books = new Books();
  private final Entry guarantee = Recipes.guaranteePaid(books.cause("payment/g1"), new Money(200));

  @BeforeEach
  void happen() {
    postAndTake(guarantee);
    postAndTake(
        Recipes.paid(
            books.cause("payment/p1"),
            Parts.of(Kind.INCOME, new Money(300)).and(Kind.BOOKING_DEPOSIT, new Money(100))));
    books.clock.advance(Duration.ofDays(40));
    books.hold("dispute/1", 50);
    books.award("dispute/1", 20);
    books.take(books.ledger.find(COMMUNITY, "awarded/ruling/dispute/1").orElseThrow());
    books.hold("dispute/2", 30);
    books.clock.advance(Duration.ofHours(2));
  }

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void booksInOrderHaveNoFindings() {
    var report = check();

    assertThat(report.findings()).isEmpty();
    assertThat(report.done()).isTrue();
    assertThat(report.position()).isNull();
  }

  @Test
  void aCommunityWithoutBooksHasNoFindings() {
    var report =
        books
            .accounts
            .check(entry -> Optional.empty())
            .run(new CommunityId("nowhere"), Position.START);

    assertThat(report.done()).isTrue();
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void findsABalanceThatIsNotTheSumOfItsEntries() {
    add("#balances", "income/shop", "credits", 1);

    assertThat(found()).containsExactly("SUM_DIFFERS income/shop", "NOT_BALANCED balances");
  }

  @Test
  void findsSumsOfDaysMonthsAndYearsThatAreNot() {
    add("#days#2026-12", "2026-12-01#income/shop", "credits", 1);
    add("#months#2026", "2026-12#provider/shop", "debits", -1);
    add("#years", "2026#booking-deposit/shop", "entries", 1);

    assertThat(found())
        .containsExactlyInAnyOrder(
            "SUM_DIFFERS income/shop 2026-12-01",
            "SUM_DIFFERS provider/shop 2026-12",
            "SUM_DIFFERS provider/shop 2026",
            "SUM_DIFFERS booking-deposit/shop 2026",
            "SUM_DIFFERS booking-deposit/shop");
  }

  @Test
  void findsAnEntryThatNeverReachedTheJournal() {
    books.post(Recipes.compensated(books.cause("gift/1"), new Money(5)));

    assertThat(found()).isEmpty();
    books.clock.advance(Duration.ofHours(2));

    assertThat(found()).containsExactly("ENTRY_NOT_IN_JOURNAL compensated/gift/1");
  }

  @Test
  void findsAnEntryThatWasChanged() {
    var pk = EntryTable.posted(COMMUNITY, Math.floorMod(guarantee.id().hashCode(), 16));
    var forged = Transfers.text(guarantee.transfers()).replace("200", "900");
    update(
        pk.substring(COMMUNITY.value().length()),
        guarantee.id(),
        "SET transfers = :v",
        AttributeValue.fromS(forged));

    assertThat(found()).containsExactly("ENTRY_DIFFERS guarantee-paid/payment/g1");
  }

  @Test
  void findsAStatementThatLacksAnEntry() {
    var pk = "#statement#income/shop#2026-12";
    var sk = EntryTable.from(guarantee.at()) + "#paid/payment/p1";
    books
        .database
        .client()
        .deleteItem(request -> request.tableName(Database.PREFIX + "ledger").key(key(pk, sk)));

    assertThat(found()).containsExactly("STATEMENT_DIFFERS income/shop 2026-12");
  }

  @Test
  void findsALimitThatIsNotTheBalanceOrBelowNothing() {
    add("#limits", GUARANTEE.code(), "available", 1);
    assertThat(found()).containsExactly("LIMIT_DIFFERS guarantee-deposit/shop");

    add("#limits", GUARANTEE.code(), "held", -31);
    assertThat(found())
        .containsExactly(
            "BELOW_LIMIT guarantee-deposit/shop", "LIMIT_DIFFERS guarantee-deposit/shop");
  }

  @Test
  void findsAHoldWhoseEntryIsNotThere() {
    update(
        "#holds#" + GUARANTEE.code(),
        "dispute/1",
        "SET entry = :v",
        AttributeValue.fromS("awarded/x"));

    assertThat(found()).containsExactly("HOLD_WITHOUT_ENTRY dispute/1");
  }

  @Test
  void asksTheBusinessAboutEachEntry() {
    var report =
        books
            .accounts
            .check(entry -> entry.equals(guarantee) ? Optional.of("unknown") : Optional.empty())
            .run(COMMUNITY, Position.START);

    assertThat(report.findings())
        .extracting(Finding::kind, Finding::what)
        .containsExactly(tuple(Finding.Kind.ENTRY_WITHOUT_CAUSE, "guarantee-paid/payment/g1"));
  }

  @Test
  void goesOnWhereItStopped() {
    add("#balances", "income/shop", "credits", 1);
    var position = Position.START;
    var findings = new ArrayList<Finding>();
    int runs = 0;
    Check.Report report;
    do {
      report = books.accountsInAHurry().check(entry -> Optional.empty()).run(COMMUNITY, position);
      findings.addAll(report.findings());
      position = Position.of(report.position());
      runs++;
    } while (!report.done());

    assertThat(runs).isGreaterThan(10);
    assertThat(findings).extracting(Finding::what).containsExactly("income/shop", "balances");
  }

  private void postAndTake(Entry entry) {
    books.post(entry);
    books.take(entry);
  }

  private Check.Report check() {
    return books.accounts.check(entry -> Optional.empty()).run(COMMUNITY, Position.START);
  }

  private List<String> found() {
    return check().findings().stream().map(found -> found.kind() + " " + found.what()).toList();
  }

  private void add(String pk, String sk, String attribute, long number) {
    update(pk, sk, "ADD " + attribute + " :v", AttributeValue.fromN("" + number));
  }

  private void update(String pk, String sk, String change, AttributeValue value) {
    books
        .database
        .client()
        .updateItem(
            request ->
                request
                    .tableName(Database.PREFIX + "ledger")
                    .key(key(pk, sk))
                    .updateExpression(change)
                    .expressionAttributeValues(Map.of(":v", value)));
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(COMMUNITY + pk), "sk", AttributeValue.fromS(sk));
  }
}

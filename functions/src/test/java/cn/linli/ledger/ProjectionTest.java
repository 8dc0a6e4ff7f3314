package cn.linli.ledger;

import static cn.linli.ledger.Books.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Account.Kind;
import cn.linli.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statements, balances and trial balances follow from the posted entries. */
class ProjectionTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
  private static final Account INCOME = new Account(COMMUNITY, Kind.INCOME, "shop");

  private final Books books = new Books();

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void anEntryTakenInTwiceCountsOnce() {
    var entry = fee("p1", "2026-12-01T01:00:00Z", 300);

    books.take(entry);
    books.take(entry);

    assertThat(books.balance(INCOME)).isEqualTo(300);
    assertThat(books.statement(INCOME, YearMonth.of(2026, 12))).containsExactly("paid/payment/p1");
  }

  @Test
  void theOrderOfEntriesDoesNotMatter() {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 20; i++) {
      entries.add(fee("p" + i, "2026-12-01T01:00:%02dZ".formatted(i), i + 1));
    }
    Collections.shuffle(entries, new Random(1));

    entries.forEach(books::take);

    assertThat(books.balance(INCOME)).isEqualTo(210);
    assertThat(books.statement(INCOME, YearMonth.of(2026, 12)))
        .hasSize(20)
        .startsWith("paid/payment/p19", "paid/payment/p18");
  }

  @Test
  void anEntryBelongsToTheDayOfTheCommunity() {
    books.take(fee("late", "2026-12-31T15:59:59.999Z", 1));
    books.take(fee("new", "2026-12-31T16:00:00Z", 2));

    assertThat(books.statement(INCOME, YearMonth.of(2026, 12)))
        .containsExactly("paid/payment/late");
    assertThat(books.statement(INCOME, YearMonth.of(2027, 1))).containsExactly("paid/payment/new");
    assertThat(books.trialBalance(LocalDate.of(2026, 12, 31)).view().cumulated())
        .isEqualTo(new Amounts(1, 1));
    assertThat(books.trialBalance(LocalDate.of(2027, 1, 1)).view().day())
        .isEqualTo(new Amounts(2, 2));
  }

  @Test
  void aTrialBalanceCumulatesYearsMonthsAndDays() {
    books.take(fee("a", "2024-02-29T04:00:00Z", 1));
    books.take(fee("b", "2025-12-31T04:00:00Z", 10));
    books.take(fee("c", "2026-01-01T04:00:00Z", 100));
    books.take(fee("d", "2026-11-30T04:00:00Z", 1_000));
    books.take(fee("e", "2026-12-01T04:00:00Z", 10_000));
    books.take(fee("f", "2026-12-02T04:00:00Z", 100_000));

    assertThat(books.trialBalance(FIRST).view().day()).isEqualTo(new Amounts(10_000, 10_000));
    assertThat(books.trialBalance(FIRST).view().cumulated()).isEqualTo(new Amounts(11_111, 11_111));
    assertThat(books.trialBalance(FIRST.minusDays(1)).until().debits().fen()).isEqualTo(1_111);
    assertThat(books.trialBalance(LocalDate.of(2025, 12, 31)).until().debits().fen()).isEqualTo(11);
    assertThat(books.trialBalance(LocalDate.of(2024, 2, 28)).rows()).isEmpty();
    assertThat(books.trialBalance(LocalDate.of(2024, 2, 28)).balanced()).isTrue();
  }

  @Test
  void balancesGrowOnTheirOwnSide() {
    books.take(fee("p1", "2026-12-01T01:00:00Z", 300));
    books.take(Recipes.refundAsked(books.cause("refund/1"), Parts.of(Kind.INCOME, new Money(100))));
    books.take(Recipes.refunded(books.cause("refund/1"), new Money(100)));

    assertThat(books.balance(INCOME)).isEqualTo(200);
    assertThat(books.balance(new Account(COMMUNITY, Kind.PROVIDER, "shop"))).isEqualTo(200);
    assertThat(books.balance(new Account(COMMUNITY, Kind.REFUNDS_OWED, "shop"))).isZero();
    assertThat(books.balance(new Account(COMMUNITY, Kind.STIPEND, "shop"))).isZero();
  }

  @Test
  void accountsAndStatementsComeInPages() {
    for (int i = 0; i < 5; i++) {
      books.take(fee("p" + i, "2026-12-01T01:00:0%dZ".formatted(i), 1));
    }
    var statements = books.accounts.statements();
    var month = YearMonth.of(2026, 12);

    var first =
        statements.list(new Commands.GetStatement(COMMUNITY, "income", "shop", month, 3, null));
    var second =
        statements.list(
            new Commands.GetStatement(COMMUNITY, "income", "shop", month, 3, first.next()));

    assertThat(first.items()).extracting(line -> line.moved().creditFen()).containsOnly(1L);
    assertThat(first.items()).hasSize(3);
    assertThat(second.items()).hasSize(2);
    assertThat(statements.accounts(new Commands.ListAccounts(COMMUNITY, 1, null)).items())
        .extracting(Statements.Balance::account)
        .containsExactly("income/shop");
  }

  private static Entry fee(String payment, String at, long fen) {
    var cause = new Cause(COMMUNITY, "shop", "payment/" + payment, Instant.parse(at), "4200");
    return Recipes.paid(cause, Parts.of(Kind.INCOME, new Money(fen)));
  }
}

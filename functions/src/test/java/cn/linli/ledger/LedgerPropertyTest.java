package cn.linli.ledger;

import static cn.linli.ledger.Books.COMMUNITY;
import static cn.linli.ledger.Books.GUARANTEE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Account.Kind;
import cn.linli.shared.ApiError;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever money moves at once, again and in whatever order, with commits that meet other
 * transactions: the books balance, sums are sums, and no limit is passed. What runs at once does
 * not shrink; jqwik prints the seed of what failed.
 */
class LedgerPropertyTest {
  private static final int AT_ONCE = 8;
  private static final Account OWED = new Account(COMMUNITY, Kind.RECEIVABLE, "shop");
  private static final PersonId SOMEBODY = new PersonId(new UUID(1, 2));

  /** Something that happens; few numbers, so that much happens twice. */
  record Step(What what, int number, long fen) {}

  /** What happens. */
  enum What {
    PAY,
    PAY_FROZEN,
    SHARE_OUT,
    REFUND,
    FEE,
    GUARANTEE,
    TOP_UP,
    RELEASE,
    AWARD,
    WRITE_OFF,
    CORRECT,
    HOLD,
    POST,
    VOID
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(What.class),
            Arbitraries.integers().between(0, 5),
            Arbitraries.longs().between(0, 400))
        .as(Step::new)
        .list()
        .ofMinSize(60)
        .ofMaxSize(160);
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void whateverMovesTheBooksBalance(@ForAll("steps") List<Step> steps, @ForAll Random random)
      throws Exception {
    try (var books = new Books()) {
      books.post(Recipes.guaranteePaid(books.cause("payment/first"), new Money(500)));
      for (int from = 0; from < steps.size(); from += AT_ONCE) {
        books.weather.conflicts(25);
        var calls = new ArrayList<Callable<Object>>();
        steps
            .subList(from, Math.min(from + AT_ONCE, steps.size()))
            .forEach(step -> calls.add(Executors.callable(() -> happen(books, step))));
        atOnce(calls);
        books.weather.clear();
        books.clock.advance(Duration.ofHours(7));
      }
      var posted = BookScan.posted(books);
      tell(books, posted, random);

      assertThat(BookScan.legsByReference(books)).allSatisfy((of, sum) -> assertThat(sum).isZero());
      assertThat(BookScan.balances(books)).isEqualTo(sums(posted));
      var limit = books.ledger.limitOf(GUARANTEE);
      assertThat(limit.available()).isGreaterThanOrEqualTo(Money.ZERO);
      assertThat(limit.held()).isGreaterThanOrEqualTo(Money.ZERO);
      assertThat(limit.balance().fen()).isEqualTo(-sums(posted).getOrDefault(GUARANTEE.code(), 0L));
      assertThat(limit.held().fen()).isEqualTo(BookScan.held(books));
      assertThat(books.ledger.limitOf(OWED).available().fen())
          .isNotNegative()
          .isEqualTo(sums(posted).getOrDefault(OWED.code(), 0L));
      assertThat(days(books)).allSatisfy(day -> assertThat(day.balanced()).isTrue());
      books.clock.advance(Duration.ofHours(2));
      assertThat(books.accounts.check(e -> Optional.empty()).run(COMMUNITY, Position.START))
          .satisfies(report -> assertThat(report.findings()).isEmpty())
          .satisfies(report -> assertThat(report.done()).isTrue());
    }
  }

  private static void happen(Books books, Step step) {
    try {
      move(books, step);
    } catch (Stale posted) {
      // The same happened before.
    } catch (Refusal no) {
      assertThat(no.code()).isIn(LedgerError.NOT_ENOUGH, ApiError.BUSY);
    }
  }

  private static void move(Books books, Step step) {
    var cause = books.cause("step/" + step.number());
    var amount = new Money(step.fen());
    switch (step.what()) {
      case PAY ->
          books.post(
              Recipes.paid(cause, Parts.of(Kind.INCOME, amount).and(Kind.BOOKING_DEPOSIT, amount)));
      case PAY_FROZEN -> books.post(Recipes.paidFrozen(cause, amount));
      case SHARE_OUT -> books.post(Recipes.sharedOut(cause, amount, new Money(step.fen() / 20)));
      case REFUND -> {
        books.post(Recipes.refundAsked(cause, Parts.of(Kind.INCOME, amount)));
        books.post(Recipes.refunded(cause, amount));
      }
      case FEE -> books.post(Recipes.providerFeeTaken(cause, amount));
      case GUARANTEE -> books.post(Recipes.guaranteePaid(cause, amount));
      case TOP_UP ->
          books.post(Recipes.toppedUp(cause, amount, books.ledger.limitOf(OWED).available()));
      case RELEASE -> books.post(Recipes.released(cause, amount));
      case AWARD -> award(books, cause, amount);
      case WRITE_OFF -> books.post(Recipes.writtenOff(cause, amount, SOMEBODY));
      case CORRECT ->
          books
              .ledger
              .find(COMMUNITY, "paid/" + cause.reference())
              .ifPresent(wrong -> books.post(Recipes.corrected(cause, wrong, SOMEBODY)));
      case HOLD -> {
        if (step.fen() > 0) {
          books.hold(cause.reference(), step.fen());
        }
      }
      case POST -> end(books, cause, () -> books.award(cause.reference(), step.fen() + 1));
      case VOID -> end(books, cause, () -> books.release(cause.reference()));
    }
  }

  /** As a use case does: what may be used is read first, and again when it has changed. */
  private static void award(Books books, Cause cause, Money amount) {
    var available = books.ledger.limitOf(GUARANTEE).available();
    books.post(Recipes.awarded(cause, amount, available));
  }

  private static void end(Books books, Cause cause, Runnable how) {
    if (books.ledger.findHold(GUARANTEE, cause.reference()).isPresent()) {
      how.run();
    }
  }

  /** Tells of every entry, some twice, many at once and in no order. */
  private static void tell(Books books, List<Entry> posted, Random random) throws Exception {
    var told = new ArrayList<>(posted);
    told.addAll(posted.subList(0, posted.size() / 2));
    Collections.shuffle(told, random);
    books.weather.conflicts(10);
    var calls = new ArrayList<Callable<Object>>();
    told.forEach(entry -> calls.add(Executors.callable(() -> take(books, entry))));
    atOnce(calls);
    books.weather.clear();
  }

  /** As a queue does: until it is taken in. */
  private static void take(Books books, Entry entry) {
    try {
      books.take(entry);
    } catch (Refusal busy) {
      take(books, entry);
    }
  }

  private static void atOnce(List<Callable<Object>> calls) throws Exception {
    try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var future : executor.invokeAll(calls)) {
        future.get();
      }
    }
  }

  /** Debits less credits of each account, from the transfers alone. */
  private static Map<String, Long> sums(List<Entry> posted) {
    var sums = new TreeMap<String, Long>();
    for (var entry : posted) {
      for (var transfer : entry.transfers()) {
        sums.merge(transfer.debit().code(), transfer.amount().fen(), Long::sum);
        sums.merge(transfer.credit().code(), -transfer.amount().fen(), Long::sum);
      }
    }
    return sums;
  }

  private static List<TrialBalance> days(Books books) {
    var last = LocalDate.ofInstant(books.clock.instant(), Books.CALENDAR);
    return LocalDate.of(2026, 12, 1).datesUntil(last.plusDays(1)).map(books::trialBalance).toList();
  }
}

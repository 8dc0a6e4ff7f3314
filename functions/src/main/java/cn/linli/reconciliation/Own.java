package cn.linli.reconciliation;

import cn.linli.ledger.Account;
import cn.linli.ledger.Account.Kind;
import cn.linli.ledger.Accounts;
import cn.linli.ledger.Movement;
import cn.linli.ledger.Recipe;
import cn.linli.payment.Payee;
import cn.linli.shared.Money;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the books say moved at the provider on a day, by the provider's numbers. */
final class Own {
  private static final Set<Recipe> PAYMENTS =
      EnumSet.of(
          Recipe.PAID,
          Recipe.PAID_FROZEN,
          Recipe.PAID_UNIDENTIFIED,
          Recipe.GUARANTEE_PAID,
          Recipe.TOPPED_UP);
  private static final Set<Recipe> REFUNDS = EnumSet.of(Recipe.REFUNDED, Recipe.REFUNDED_FROZEN);

  private final Map<String, Line> byNumber = new HashMap<>();

  /** One movement. */
  static final class Line {
    private final Movement movement;
    private Money amount;
    private boolean isBilled;

    Line(Movement movement) {
      this.movement = movement;
      this.amount = movement.amount();
    }

    /** The same number once more, which no bill agrees with. */
    Line plus(Line other) {
      amount = amount.plus(other.amount);
      return this;
    }

    /** Whether the bill has it for the first time. */
    boolean bill() {
      boolean isFirst = !isBilled;
      isBilled = true;
      return isFirst;
    }

    boolean isRefund() {
      return REFUNDS.contains(movement.recipe());
    }

    boolean isUnidentified() {
      return movement.recipe() == Recipe.PAID_UNIDENTIFIED;
    }

    /** As a bill writes it: of refunds it says how much went back. */
    Money amount() {
      return isRefund() ? Money.ZERO.minus(amount) : amount;
    }

    String provider() {
      return movement.provider();
    }

    /** Our number: what stands behind the kind of the reference. */
    String number() {
      return movement.reference().split("/", 3)[1];
    }
  }

  /** Reads those whose numbers are wanted, one page of the books in memory. */
  static Own read(Accounts books, Day.Key day, List<Payee> payees, Predicate<String> wanted) {
    var own = new Own();
    each(
        day,
        payees,
        account ->
            books.movements(
                account,
                day.time(),
                movement -> {
                  if (isBilled(movement) && wanted.test(movement.provider())) {
                    own.byNumber.merge(movement.provider(), new Line(movement), Line::plus);
                  }
                }));
    return own;
  }

  /** How many entries there are, fees and the like included. */
  static long count(Accounts books, Day.Key day, List<Payee> payees) {
    var entries = new long[1];
    each(day, payees, account -> entries[0] += books.entries(account, day.date()));
    return entries[0];
  }

  private static void each(Day.Key day, List<Payee> payees, Consumer<Account> consumer) {
    for (var payee : payees) {
      for (var kind : List.of(Kind.PROVIDER, Kind.PROVIDER_FROZEN)) {
        consumer.accept(new Account(day.community(), kind, payee.id()));
      }
    }
  }

  private static boolean isBilled(Movement movement) {
    return movement.provider() != null
        && (PAYMENTS.contains(movement.recipe()) || REFUNDS.contains(movement.recipe()));
  }

  /** The movement with a number of the provider's, or null. */
  Line find(String number) {
    return byNumber.get(number);
  }

  /** What the bill has not. */
  Collection<Line> notBilled() {
    return byNumber.values().stream().filter(line -> !line.isBilled).toList();
  }
}

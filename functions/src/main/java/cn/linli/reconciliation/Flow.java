package cn.linli.reconciliation;

import cn.linli.ledger.Account;
import cn.linli.ledger.Account.Kind;
import cn.linli.ledger.Accounts;
import cn.linli.ledger.Recipe;
import cn.linli.payment.Billed;
import cn.linli.payment.FundRow;
import cn.linli.payment.Payee;
import cn.linli.payment.PaymentProvider;
import cn.linli.shared.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the fund-flow bill with the trade bill, and with the books: the account moved by
 * payments, refunds and fees as the trade bill says, by transfers to people as the books say, and
 * everything else that moved it has a name. A day's transfers fit into memory.
 */
final class Flow {
  private final Day day;
  private final Billed billed;
  private final Map<String, Sent> own = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<FundRow> others = new ArrayList<>();
  private final List<Break> breaks = new ArrayList<>();
  private Money traded = Money.ZERO;

  /** What the books say has reached a person, by our number. */
  private record Sent(String provider, Money amount) {}

  private Flow(Day day, Billed billed) {
    this.day = day;
    this.billed = billed;
  }

  /** Who is paid through somebody else has no fund-flow bill that we may read. */
  static List<Break> of(PaymentProvider provider, Accounts books, Billed billed, Day day) {
    var payee = billed.payees().getFirst();
    if (payee.mode() != Payee.Mode.DIRECT) {
      return List.of();
    }
    var flow = new Flow(day, billed);
    flow.readBooks(books);
    provider.fundFlow(payee, day.key().date(), flow::add);
    flow.compareTraded();
    flow.others.forEach(flow::compare);
    if (!flow.own.isEmpty()) {
      // What was asked for before midnight and confirmed after it is in the bill of the day before.
      provider.fundFlow(payee, day.key().date().minusDays(1), row -> flow.own.remove(row.number()));
    }
    flow.own.forEach(flow::missing);
    return List.copyOf(flow.breaks);
  }

  private void readBooks(Accounts books) {
    for (var payee : billed.payees()) {
      books.movements(
          new Account(day.key().community(), Kind.PROVIDER, payee.id()),
          day.key().time(),
          movement -> {
            if (movement.recipe() == Recipe.PAID_OUT) {
              var number = movement.reference().split("/", 3)[1];
              own.put(number, new Sent(movement.provider(), movement.amount()));
            }
          });
    }
  }

  private void add(FundRow row) {
    if (row.kind() == FundRow.Kind.TRADE) {
      traded = traded.plus(row.amount());
    } else {
      others.add(row);
    }
  }

  private void compareTraded() {
    var expected = day.sums().net();
    if (!traded.equals(expected)) {
      breaks.add(
          Break.ofFlow(Break.Kind.FLOW_DIFFERS, day.key().account(), expected, traded, null));
    }
  }

  /** When the bill is read: who sends it does not wait for us. */
  private void compare(FundRow row) {
    if (!billed.isTransfer(row.number())) {
      breaks.add(
          Break.ofFlow(Break.Kind.OTHER_MOVEMENT, row.flow(), null, row.amount(), row.title()));
      return;
    }
    boolean isOut = row.amount().fen() < 0;
    var ours = isOut ? own.remove(row.number()) : null;
    if (!seen.add((isOut ? "-" : "+") + row.number())) {
      add(Break.Kind.BILLED_TWICE, row, null);
    } else if (!billed.healTransfer(row.number(), row.amount())) {
      add(Break.Kind.TRANSFER_DIFFERS, row, ours == null ? null : ours.amount());
    }
  }

  private void add(Break.Kind kind, FundRow row, Money ours) {
    breaks.add(Break.ofPart(kind, row.flow(), row.number(), ours, row.amount()));
  }

  private void missing(String number, Sent ours) {
    breaks.add(
        Break.ofPart(Break.Kind.TRANSFER_DIFFERS, ours.provider(), number, ours.amount(), null));
  }
}

package cn.linli.reconciliation;

import cn.linli.ledger.Accounts;
import cn.linli.payment.Billed;
import cn.linli.payment.Payee;
import cn.linli.payment.PaymentProvider;
import cn.linli.payment.TradeRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares a chunk of the trade bill with the books, movement by movement. What belongs to a chunk
 * follows from the provider's number, so that a chunk has both sides of it, whatever the order of
 * the bill, and holds a bounded part of a day in memory.
 */
final class Matching {
  /** How many movements a chunk holds in memory, as a rule. */
  static final int CHUNK = 200_000;

  private final Day day;
  private final Billed billed;
  private final Own own;
  private final List<TradeRow> unknown = new ArrayList<>();
  private final Set<String> unknownNumbers = new HashSet<>();
  private final List<Break> breaks = new ArrayList<>();
  private long matched;

  private Matching(Day day, Billed billed, Own own) {
    this.day = day;
    this.billed = billed;
    this.own = own;
  }

  /**
   * What a chunk came to.
   *
   * @param matched movements on which both agree
   */
  record Outcome(long matched, List<Break> breaks) {}

  static Outcome of(PaymentProvider provider, Accounts books, Billed billed, Day day) {
    var payees = billed.payees();
    var own = Own.read(books, day.key(), payees, number -> isIn(day, number));
    var matching = new Matching(day, billed, own);
    matching.readBill(provider, payees.getFirst());
    matching.unknown.forEach(matching::resolve);
    own.notBilled().forEach(matching::missing);
    return new Outcome(matching.matched, List.copyOf(matching.breaks));
  }

  /** Into how many chunks so many movements are cut. */
  static int chunks(long movements) {
    return Math.toIntExact(1 + movements / CHUNK);
  }

  private static boolean isIn(Day day, String number) {
    int chunks = day.progress().chunks();
    return chunks == 1 || Math.floorMod(number.hashCode(), chunks) == day.progress().chunk();
  }

  private void readBill(PaymentProvider provider, Payee payee) {
    provider.tradeBill(
        payee,
        day.key().date(),
        row -> {
          if (isIn(day, row.id())) {
            compare(row);
          }
        });
  }

  private void compare(TradeRow row) {
    var line = own.find(row.id());
    if (line == null) {
      lookUpLater(row);
    } else if (!line.bill()) {
      breaks.add(Break.of(Break.Kind.BILLED_TWICE, row, line.amount()));
    } else if (row.state() == TradeRow.State.FAILED || line.isRefund() != row.isRefund()) {
      breaks.add(Break.of(Break.Kind.STATUS_DIFFERS, row, line.amount()));
    } else if (!line.amount().equals(row.amount())) {
      breaks.add(Break.of(Break.Kind.AMOUNT_DIFFERS, row, line.amount()));
    } else if (line.isUnidentified()) {
      breaks.add(Break.of(Break.Kind.UNIDENTIFIED, row, line.amount()));
    } else {
      matched++;
    }
  }

  /** When the bill is read: who sends it does not wait for us. */
  private void lookUpLater(TradeRow row) {
    if (unknownNumbers.add(row.id())) {
      unknown.add(row);
    } else {
      breaks.add(Break.of(Break.Kind.BILLED_TWICE, row, null));
    }
  }

  /** The books have a refund on the day on which it was done, which may be another. */
  private void resolve(TradeRow row) {
    boolean isNothing = !row.isRefund() && row.state() == TradeRow.State.FAILED;
    if (isNothing || (row.isRefund() && billed.knows(row))) {
      matched++;
    } else {
      breaks.add(Break.of(Break.Kind.MISSING_HERE, row, null));
    }
  }

  private void missing(Own.Line line) {
    if (line.isRefund() && billed.wasAskedBefore(line.number(), day.key().time())) {
      matched++;
    } else {
      breaks.add(
          Break.missingThere(line.provider(), line.number(), line.isRefund(), line.amount()));
    }
  }
}

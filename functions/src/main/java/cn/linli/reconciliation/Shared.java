package cn.linli.reconciliation;

import cn.linli.ledger.Account;
import cn.linli.ledger.Account.Kind;
import cn.linli.ledger.Accounts;
import cn.linli.payment.Billed;
import cn.linli.payment.Payee;
import cn.linli.payment.PaymentProvider;
import cn.linli.payment.ShareRow;
import cn.linli.shared.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the sharing bill of a seller's account with the books: what the platform got of the
 * seller's frozen money, and what it gave back. What the seller got itself is not compared: the
 * provider takes its fees from that.
 */
final class Shared {
  private final Day day;
  private final Billed billed;
  private final Map<String, Money> own = new HashMap<>();
  private final List<ShareRow> unknown = new ArrayList<>();
  private final List<Break> breaks = new ArrayList<>();

  private Shared(Day day, Billed billed) {
    this.day = day;
    this.billed = billed;
  }

  static List<Break> of(PaymentProvider provider, Accounts books, Billed billed, Day day) {
    var shared = new Shared(day, billed);
    shared.readBooks(books);
    var payee = billed.payees().getFirst();
    provider.sharingBill(payee, day.key().date(), row -> shared.compare(payee, row));
    shared.unknown.forEach(shared::resolve);
    shared.own.forEach((id, amount) -> shared.add(id, null, amount, null));
    return List.copyOf(shared.breaks);
  }

  private void readBooks(Accounts books) {
    var community = day.key().community();
    var platform = new Account(community, Kind.PROVIDER, Account.PLATFORM);
    for (var payee : billed.payees()) {
      var frozen = new Account(community, Kind.PROVIDER_FROZEN, payee.id());
      books.movements(
          frozen,
          platform,
          day.key().time(),
          movement -> own.merge(movement.provider(), absolute(movement.amount()), Money::plus));
    }
  }

  private static Money absolute(Money amount) {
    return new Money(Math.abs(amount.fen()));
  }

  private void compare(Payee payee, ShareRow row) {
    if (row.account().equals(payee.subMerchant())) {
      return;
    }
    var ours = own.remove(row.share());
    if (ours == null) {
      unknown.add(row);
    } else if (!ours.equals(row.amount())) {
      add(row.share(), row.number(), ours, row.amount());
    }
  }

  /** When the bill is read: who sends it does not wait for us. */
  private void resolve(ShareRow row) {
    if (!billed.healShare(row.number(), row.amount())) {
      add(row.share(), row.number(), null, row.amount());
    }
  }

  private void add(String share, String number, Money ours, Money theirs) {
    breaks.add(Break.ofShare(share, number, ours, theirs));
  }
}

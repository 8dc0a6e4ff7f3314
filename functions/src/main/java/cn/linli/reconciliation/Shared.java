package cn.linli.reconciliation;

import cn.linli.ledger.Account;
import cn.linli.ledger.Account.Kind;
import cn.linli.ledger.Accounts;
import cn.linli.ledger.Recipe;
import cn.linli.payment.Billed;
import cn.linli.payment.Payee;
import cn.linli.payment.PaymentProvider;
import cn.linli.payment.ShareRow;
import cn.linli.shared.Money;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the sharing bill of a seller's account with the books: what the platform got of the
 * seller's frozen money, and what it gave back. What the seller got itself is not compared: the
 * provider takes its fees from that. A seller's day fits into memory.
 */
final class Shared {
  private static final Set<Recipe> SHARES = EnumSet.of(Recipe.SHARED_OUT, Recipe.SHARE_TAKEN_BACK);

  private final Day day;
  private final Billed billed;
  private final Set<String> seen = new HashSet<>();
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
    if (!shared.own.isEmpty()) {
      // What was asked for before midnight and done after it may be in the bill of the day before.
      var before = day.key().date().minusDays(1);
      provider.sharingBill(payee, before, row -> shared.own.remove(row.share()));
    }
    shared.own.forEach(
        (id, amount) ->
            shared.breaks.add(Break.ofPart(Break.Kind.SHARE_DIFFERS, id, null, amount, null)));
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
          movement -> {
            if (SHARES.contains(movement.recipe())) {
              own.merge(movement.provider(), absolute(movement.amount()), Money::plus);
            }
          });
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
    if (!seen.add(row.share())) {
      add(Break.Kind.BILLED_TWICE, row, null);
    } else if (ours == null) {
      unknown.add(row);
    } else if (!ours.equals(row.amount())) {
      add(Break.Kind.SHARE_DIFFERS, row, ours);
    }
  }

  /** When the bill is read: who sends it does not wait for us. */
  private void resolve(ShareRow row) {
    if (!billed.healShare(row.number(), row.amount())) {
      add(Break.Kind.SHARE_DIFFERS, row, null);
    }
  }

  private void add(Break.Kind kind, ShareRow row, Money ours) {
    breaks.add(Break.ofPart(kind, row.share(), row.number(), ours, row.amount()));
  }
}

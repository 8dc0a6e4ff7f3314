package cn.linli.ledger;

import cn.linli.ledger.Account.Kind;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.util.ArrayList;
import java.util.List;

/** An entry in the making. */
final class Posting {
  private final Recipe recipe;
  private final Cause cause;
  private final List<Transfer> transfers = new ArrayList<>();

  Posting(Recipe recipe, Cause cause) {
    this.recipe = recipe;
    this.cause = cause;
  }

  /** The payee's account. */
  Account of(Kind kind) {
    return cause.account(kind);
  }

  /** The platform's own account in the community. */
  Account platform(Kind kind) {
    return new Account(cause.community(), kind, Account.PLATFORM);
  }

  /** Debits one account and credits the other. Nothing is left out, less is a fault. */
  Posting move(Account debit, Account credit, Money amount) {
    if (!amount.equals(Money.ZERO)) {
      transfers.add(new Transfer(debit, credit, amount));
    }
    return this;
  }

  Posting move(Kind debit, Kind credit, Money amount) {
    return move(of(debit), of(credit), amount);
  }

  /** Debits one account and credits those of the parts. */
  Posting spread(Kind debit, Parts parts) {
    parts.each((kind, amount) -> move(debit, kind, amount));
    return this;
  }

  /** Debits those of the parts and credits one account. */
  Posting gather(Parts parts, Kind credit) {
    parts.each((kind, amount) -> move(kind, credit, amount));
    return this;
  }

  void add(Transfer transfer) {
    transfers.add(transfer);
  }

  Entry entry() {
    return approved(null);
  }

  Entry approved(PersonId by) {
    return new Entry(
        cause.community(), recipe, cause.reference(), cause.provider(), by, cause.at(), transfers);
  }
}

package cn.linli.ledger;

import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.Instant;
import java.util.List;

/** Balances of accounts, and how they came about. */
final class Statements {
  private final EntryTable entries;
  private final TotalTable totals;
  private final Cursors cursors;

  Statements(EntryTable entries, TotalTable totals, Cursors cursors) {
    this.entries = entries;
    this.totals = totals;
    this.cursors = cursors;
  }

  /** A page of the accounts that ever moved, by their codes. */
  PageOf<Balance> accounts(Commands.ListAccounts query) {
    var name = "accounts " + query.community();
    var after = cursors.position(name, query.cursor());
    var page = totals.page(query.community(), after, PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Balance::of).toList(), cursors.after(name, page.last()));
  }

  /** The balance of one account; nothing where it never moved. */
  Balance balance(Commands.GetAccount query) {
    var account = query.account();
    return Balance.of(totals.glance(Period.EVER, account).orElse(Total.nothing(account)));
  }

  /** A page of an account's entries of a month, newest first. */
  PageOf<Line> list(Commands.GetStatement query) {
    var account = query.account();
    var pk = EntryTable.statement(account, query.month());
    var name = "statement " + pk;
    var after = cursors.position(name, query.cursor());
    var page = entries.page(pk, after, PageOf.limit(query.limit()), false);
    return new PageOf<>(
        page.items().stream().map(row -> Line.of(account, row.entry())).toList(),
        cursors.after(name, page.last()));
  }

  /**
   * An account with all that ever moved.
   *
   * @param balanceFen below nothing where it is the wrong way round
   * @param entries how many
   */
  record Balance(
      String account,
      String kind,
      String payee,
      String title,
      Amounts moved,
      long balanceFen,
      long entries) {
    static Balance of(Total total) {
      var account = total.account();
      return new Balance(
          account.code(),
          account.kind().toString(),
          account.payee(),
          account.kind().title(),
          Amounts.of(total.sides()),
          account.balance(total.sides()).fen(),
          total.entries());
    }
  }

  /** An entry as one of its accounts sees it. */
  record Line(
      String entry,
      Instant at,
      String recipe,
      String title,
      String reference,
      String provider,
      String approvedBy,
      Amounts moved,
      List<Transfers.View> transfers) {
    static Line of(Account account, Entry entry) {
      return new Line(
          entry.id(),
          entry.at(),
          entry.recipe().toString(),
          entry.recipe().title(),
          entry.reference(),
          entry.provider(),
          entry.approvedBy() == null ? null : entry.approvedBy().toString(),
          Amounts.of(entry.sides().get(account)),
          Transfers.views(entry.transfers()));
    }
  }
}

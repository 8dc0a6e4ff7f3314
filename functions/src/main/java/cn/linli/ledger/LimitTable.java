package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * How far limited accounts go: {@code <community>#limits / <account>}, changed in the transaction
 * of the entry or hold that moves them.
 */
final class LimitTable {
  private static final String AVAILABLE = "available";
  private static final String HELD = "held";

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            Row::sk,
            fields ->
                new Row(
                    fields.get("pk"), fields.get("sk"), fields.get(AVAILABLE), fields.get(HELD)))
        .with(AVAILABLE, Long.class, Row::available)
        .with(HELD, Long.class, Row::held)
        .build();
  }

  private final Table<Row> rows;

  LimitTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, EntryTable.NAME, LimitTable::schema);
  }

  Limit get(Account account) {
    return rows.get(pk(account.community()), account.code()).map(Row::limit).orElse(Limit.NOTHING);
  }

  /** A page of a community's limited accounts, as they are now. */
  Table.Slice<Row> page(CommunityId community, String after, int limit) {
    return rows.pageNow(pk(community), after, limit);
  }

  /** Changes what is available and held, if there is as much as it takes. */
  void change(
      WriteSet writes, Account account, Money available, Money held, RuntimeException ifNot) {
    if (!account.kind().isLimited()) {
      throw new IllegalArgumentException("not a limited account: " + account.code());
    }
    var change = Condition.none().add(AVAILABLE, available.fen()).add(HELD, held.fen());
    if (available.compareTo(Money.ZERO) < 0) {
      change.atLeast(AVAILABLE, Math.negateExact(available.fen()));
    }
    if (held.compareTo(Money.ZERO) < 0) {
      change.atLeast(HELD, Math.negateExact(held.fen()));
    }
    var pk = pk(account.community());
    writes.update(EntryTable.NAME, pk, account.code(), change, ifNot);
  }

  /** Holds while so much is available. */
  void require(WriteSet writes, Account account, Money amount, RuntimeException ifNot) {
    var enough = Condition.none().atLeast(AVAILABLE, amount.fen());
    writes.check(EntryTable.NAME, pk(account.community()), account.code(), enough, ifNot);
  }

  /** Holds while it is as it is now. */
  Limit requireAsIs(WriteSet writes, Account account, RuntimeException ifChanged) {
    var pk = pk(account.community());
    var row = rows.get(pk, account.code());
    var same =
        row.map(now -> Condition.none().equal(AVAILABLE, now.available()).equal(HELD, now.held()))
            .orElseGet(Condition::isNew);
    writes.check(EntryTable.NAME, pk, account.code(), same, ifChanged);
    return row.map(Row::limit).orElse(Limit.NOTHING);
  }

  private static String pk(CommunityId community) {
    return community + "#limits";
  }

  /** A limited account. */
  record Row(String pk, String sk, Long available, Long held) {
    Account account() {
      return Account.of(new CommunityId(pk.substring(0, pk.indexOf('#'))), sk);
    }

    Limit limit() {
      return new Limit(new Money(available), new Money(held));
    }
  }
}

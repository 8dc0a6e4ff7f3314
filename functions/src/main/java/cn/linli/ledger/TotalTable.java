package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Sums of accounts, changed by adding only: {@code <community>#balances / <account>}, and of a
 * {@link Period} {@code <community>#<partition> / <period>#<account>}.
 */
final class TotalTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            Row::sk,
            fields ->
                new Row(
                    fields.get("pk"),
                    fields.get("sk"),
                    fields.get("debits"),
                    fields.get("credits"),
                    fields.get("entries")))
        .with("debits", Long.class, Row::debits)
        .with("credits", Long.class, Row::credits)
        .with("entries", Long.class, Row::entries)
        .build();
  }

  private final Table<Row> rows;

  TotalTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, EntryTable.NAME, TotalTable::schema);
  }

  void add(WriteSet writes, Period period, Account account, Sides sides) {
    var change =
        Condition.none()
            .add("debits", sides.debits().fen())
            .add("credits", sides.credits().fen())
            .add("entries", 1);
    var pk = period.pk(account.community());
    writes.update(EntryTable.NAME, pk, period.sk(account), change, new Stale());
  }

  /** The sums of an account as they are now. */
  Optional<Total> find(Period period, Account account) {
    return rows.get(period.pk(account.community()), period.sk(account)).map(Row::total);
  }

  /** The sums of an account as they were a moment ago. */
  Optional<Total> glance(Period period, Account account) {
    return rows.glance(period.pk(account.community()), period.sk(account)).map(Row::total);
  }

  /** All sums that lie together with a period's, by period and account, as they are now. */
  SortedMap<String, SortedMap<String, Total>> within(CommunityId community, Period period) {
    var sums = new TreeMap<String, SortedMap<String, Total>>();
    for (var row : rows.list(period.pk(community), "")) {
      var name = row.sk().substring(0, Math.max(0, row.sk().indexOf('#')));
      var total = row.total();
      sums.computeIfAbsent(name, absent -> new TreeMap<>()).put(total.account().code(), total);
    }
    return sums;
  }

  /** The sums of a period as they were a moment ago. */
  List<Total> glanceAll(CommunityId community, Period period) {
    return totals(rows.glanceAll(period.pk(community), period.prefix()));
  }

  /** Those of all earlier periods that lie together with it. */
  List<Total> before(CommunityId community, Period period) {
    return totals(rows.glanceBefore(period.pk(community), period.name()));
  }

  /** A page of the balances. */
  Table.Slice<Total> page(CommunityId community, String after, int limit) {
    var page = rows.page(Period.EVER.pk(community), "", after, limit, true);
    return new Table.Slice<>(totals(page.items()), page.last());
  }

  private static List<Total> totals(List<Row> rows) {
    return rows.stream().map(Row::total).toList();
  }

  private record Row(String pk, String sk, Long debits, Long credits, Long entries) {
    Total total() {
      var community = new CommunityId(pk.substring(0, pk.indexOf('#')));
      var account = Account.of(community, sk.substring(sk.indexOf('#') + 1));
      return new Total(account, new Sides(new Money(debits), new Money(credits)), entries);
    }
  }
}

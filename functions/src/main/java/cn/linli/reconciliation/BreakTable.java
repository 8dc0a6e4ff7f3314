package cn.linli.reconciliation;

import cn.linli.payment.TradeRow;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The breaks of a day: {@code <community>#breaks#<account>#<date> / <id>}. */
final class BreakTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(Row.class, Row::pk, row -> row.it().id(), BreakTable::row)
        .with("kind", String.class, row -> row.it().kind().toString())
        .with("provider", String.class, row -> row.it().provider())
        .with("number", String.class, row -> row.it().number())
        .with("isRefund", Boolean.class, row -> row.it().isRefund())
        .with("ours", Long.class, row -> fen(row.it().ours()))
        .with("theirs", Long.class, row -> fen(row.it().theirs()))
        .with("row", String.class, row -> row.it().row() == null ? null : row.it().row().name())
        .with("note", String.class, row -> row.it().note())
        .with("state", String.class, row -> row.it().state().toString())
        .with("by", String.class, row -> row.it().by())
        .with("reason", String.class, row -> row.it().reason())
        .with("revision", Integer.class, row -> row.it().revision())
        .build();
  }

  private final Table<Row> rows;

  BreakTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DayTable.NAME, BreakTable::schema);
  }

  Optional<Break> find(Day.Key day, String id) {
    return rows.get(pk(day), id).map(Row::it);
  }

  /** Adds one that must be new. */
  void create(WriteSet writes, Day.Key day, Break found) {
    writes.create(rows, new Row(pk(day), found), new Stale());
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Day.Key day, Break next) {
    writes.put(rows, new Row(pk(day), next), Condition.isAt(next.revision() - 1), new Stale());
  }

  /** A page, as it is now. */
  Table.Slice<Row> page(Day.Key day, String after, int limit) {
    return rows.pageNow(pk(day), after, limit);
  }

  private static String pk(Day.Key day) {
    return day.community() + "#breaks#" + day.account() + "#" + day.date();
  }

  private static Long fen(Money amount) {
    return amount == null ? null : amount.fen();
  }

  private static Money money(Long fen) {
    return fen == null ? null : new Money(fen);
  }

  private static TradeRow.State state(String text) {
    return text == null ? null : TradeRow.State.valueOf(text);
  }

  private static Row row(ItemSchema.Fields fields) {
    return new Row(
        fields.get("pk"),
        new Break(
            fields.get("kind", Break.Kind::of),
            fields.get("provider"),
            fields.get("number"),
            fields.<Boolean>get("isRefund"),
            money(fields.get("ours")),
            money(fields.get("theirs")),
            state(fields.get("row")),
            fields.get("note"),
            fields.get("state", Break.State::of),
            fields.get("by"),
            fields.get("reason"),
            fields.number("revision")));
  }

  /** A break where it stands. */
  record Row(String pk, Break it) {}
}

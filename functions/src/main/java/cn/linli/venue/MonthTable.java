package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Months: {@code <community>#<owner> / <month>}. */
final class MonthTable {
  private static final EnhancedType<Map<String, String>> ENTRIES =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Month> schema() {
    return ItemSchema.of(
            Month.class,
            row -> pk(row.community(), row.owner()),
            row -> row.month().toString(),
            fields ->
                new Month(
                    fields.get("community", CommunityId::new),
                    fields.get("owner"),
                    YearMonth.parse(fields.<String>get("sk")),
                    fields.get("entries"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("owner", String.class, Month::owner)
        .with("entries", ENTRIES, Month::entries)
        .with("revision", Integer.class, Month::revision)
        .build();
  }

  private final Table<Month> rows;

  MonthTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, MonthTable::schema);
  }

  Month get(CommunityId community, String owner, YearMonth month) {
    return rows.get(pk(community, owner), month.toString())
        .orElseGet(() -> Month.empty(community, owner, month));
  }

  List<Month> all(CommunityId community, PersonId person) {
    return rows.list(pk(community, Month.of(person)), "");
  }

  /** The months from a first on, as they were a moment ago. */
  List<Month> from(CommunityId community, PersonId person, YearMonth first) {
    return rows.glanceFrom(pk(community, Month.of(person)), first.toString());
  }

  /** A page of months, latest first. */
  Table.Slice<Month> page(CommunityId community, PersonId person, String after, int limit) {
    return rows.page(pk(community, Month.of(person)), "", after, limit, false);
  }

  /** Writes the next revision of a month. */
  void put(WriteSet writes, Month next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, new Stale());
  }

  /** Writes nothing, and holds only while the month is as it was read. */
  void holdOn(WriteSet writes, Month month) {
    var condition = Condition.isAt(month.revision());
    var pk = pk(month.community(), month.owner());
    writes.check(ZoneTable.NAME, pk, month.month().toString(), condition, new Stale());
  }

  private static String pk(CommunityId community, String owner) {
    return community + "#" + owner;
  }
}

package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Unlock records of a door, in the order of the lock's clock: {@code
 * <community>#door#<door>#<month> / <at>#<id>}.
 */
final class RecordTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(Row.class, Row::pk, row -> sk(row.at(), row.id()), RecordTable::row)
        .with("id", String.class, Row::id)
        .with("at", Instant.class, Row::at)
        .with("happening", String.class, row -> row.happening().toString())
        .with("method", String.class, row -> row.method().toString())
        .with("reservation", String.class, row -> text(row.reservation()))
        .with("person", String.class, row -> text(row.person()))
        .build();
  }

  private final Table<Row> rows;

  RecordTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DoorTable.NAME, RecordTable::schema);
  }

  boolean has(String pk, UnlockRecord record) {
    return rows.get(pk, sk(record.at(), record.id())).isPresent();
  }

  void create(WriteSet writes, Row row) {
    writes.create(rows, row, new Stale());
  }

  /** A page of a month, in the order of the lock's clock. */
  Table.Slice<Row> page(
      CommunityId community, String door, YearMonth month, String after, int limit) {
    return rows.page(pk(community, door, month), "", after, limit, true);
  }

  static String pk(CommunityId community, String door, YearMonth month) {
    return community + "#door#" + door + "#" + month;
  }

  private static String sk(Instant at, String id) {
    return at + "#" + id;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static Row row(ItemSchema.Fields fields) {
    return new Row(
        fields.get("pk"),
        fields.get("id"),
        fields.get("at"),
        UnlockRecord.Happening.valueOf(fields.get("happening")),
        UnlockRecord.Method.valueOf(fields.get("method")),
        fields.get("reservation", PersonId::uuid),
        fields.get("person", PersonId::of));
  }

  /**
   * A record and whose it is. What was typed is not kept: whose code it was is.
   *
   * @param reservation or null
   * @param person or null
   */
  record Row(
      String pk,
      String id,
      Instant at,
      UnlockRecord.Happening happening,
      UnlockRecord.Method method,
      UUID reservation,
      PersonId person) {
    Records.View view() {
      return new Records.View(id, at, word(happening), word(method), reservation, text(person));
    }

    private static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

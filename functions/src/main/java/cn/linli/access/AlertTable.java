package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.YearMonth;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Alerts by month: {@code <community>#alerts#<month> / <at>#<id>}. */
final class AlertTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(Row.class, Row::pk, Row::sk, AlertTable::row)
        .with("community", String.class, row -> row.alert().community().value())
        .with("id", String.class, row -> row.alert().id().toString())
        .with("kind", String.class, row -> row.alert().kind().toString())
        .with("at", Instant.class, row -> row.alert().at())
        .with("door", String.class, row -> row.alert().door())
        .with("reservation", String.class, row -> text(row.alert().reservation()))
        .with("person", String.class, row -> text(row.alert().person()))
        .build();
  }

  private final Table<Row> rows;

  AlertTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DoorTable.NAME, AlertTable::schema);
  }

  void put(WriteSet writes, YearMonth month, Alert alert) {
    writes.put(rows, new Row(pk(alert.community(), month), alert));
  }

  /** A page of a month, the newest first. */
  Table.Slice<Row> page(CommunityId community, YearMonth month, String after, int limit) {
    return rows.page(pk(community, month), "", after, limit, false);
  }

  private static String pk(CommunityId community, YearMonth month) {
    return community + "#alerts#" + month;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static Row row(ItemSchema.Fields fields) {
    return new Row(
        fields.get("pk"),
        new Alert(
            fields.get("community", CommunityId::new),
            fields.get("id", PersonId::uuid),
            fields.get("kind", Alert.Kind::of),
            fields.get("at"),
            fields.get("door"),
            fields.get("reservation", PersonId::uuid),
            fields.get("person", PersonId::of)));
  }

  /** An alert in its month. */
  record Row(String pk, Alert alert) {
    private String sk() {
      return alert.at() + "#" + alert.id();
    }
  }
}

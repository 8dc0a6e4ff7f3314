package cn.linli.report;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The log: {@code <community>#log#<month> / <at>#<revision>#<event>}, and once more under {@code
 * <community>#log#<reservation>} where an event is about one.
 */
final class LogTable {
  static final String NAME = "report";

  /** Sorts as it reads: {@link Instant#toString} drops trailing zeros and would not. */
  private static final DateTimeFormatter ORDERED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(Row.class, Row::pk, Row::sk, LogTable::row)
        .with("community", String.class, row -> row.entry().community().value())
        .with("id", String.class, row -> row.entry().id().toString())
        .with("type", String.class, row -> row.entry().type())
        .with("at", Instant.class, row -> row.entry().at())
        .with("reason", String.class, row -> row.entry().reason())
        .with("data", String.class, row -> Json.text(row.entry().data()))
        .build();
  }

  private static Row row(ItemSchema.Fields fields) {
    return new Row(
        fields.get("pk"),
        fields.get("sk"),
        new Entry(
            fields.get("community", CommunityId::new),
            fields.get("id", PersonId::uuid),
            fields.get("type"),
            fields.get("at"),
            fields.get("reason"),
            Json.MAPPER.readTree(fields.<String>get("data"))));
  }

  private final Table<Row> rows;

  LogTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, LogTable::schema);
  }

  /** Writes an entry that must be new. */
  void create(WriteSet writes, String pk, Entry entry) {
    writes.create(rows, new Row(pk, sk(entry), entry), new Stale());
  }

  /** Takes the reason out of an entry. */
  void forgetReason(WriteSet writes, String pk, String sk) {
    writes.update(NAME, pk, sk, Condition.exists().remove("reason"), new Stale());
  }

  /** Puts a copy without its reason where others find the entry, whatever was there. */
  void copy(WriteSet writes, String pk, String sk, Entry entry) {
    writes.put(rows, new Row(pk, sk, entry.withoutReason()));
  }

  /** Puts such a copy in the place of another that was read, or null. */
  void replace(WriteSet writes, String pk, String sk, Entry entry, Entry read) {
    var condition =
        read == null
            ? Condition.isNew()
            : Condition.none().equal("id", AttributeValue.fromS(read.id().toString()));
    writes.put(rows, new Row(pk, sk, entry.withoutReason()), condition, new Stale());
  }

  Optional<Entry> find(String pk, String sk) {
    return rows.get(pk, sk).map(Row::entry);
  }

  /** All copies of a partition that has a bound, as they were a moment ago. */
  List<Entry> glanceAll(String pk) {
    return rows.glanceAll(pk, "").stream().map(Row::entry).toList();
  }

  /** A page of a month's or a reservation's log. */
  Table.Slice<Row> page(String pk, String after, int limit, boolean ascending) {
    return rows.page(pk, "", after, limit, ascending);
  }

  /** A page, oldest first, that misses nothing written before it was asked for. */
  Table.Slice<Row> pageNow(String pk, String after, int limit) {
    return rows.pageNow(pk, after, limit);
  }

  static String ofMonth(CommunityId community, YearMonth month) {
    return community + "#log#" + month;
  }

  static String ofReservation(CommunityId community, String reservation) {
    return community + "#log#" + reservation;
  }

  /** Where a log at an instant begins. */
  static String from(Instant at) {
    return ORDERED.format(at);
  }

  static String sk(Entry entry) {
    // Two changes of a reservation may share a millisecond.
    return "%s#%06d#%s".formatted(from(entry.at()), entry.revision(), entry.id());
  }

  /** An entry where it stands. */
  record Row(String pk, String sk, Entry entry) {}
}

package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Entries: {@code <community>#entry#<shard> / <id>} where they are posted, and copies in the
 * journal of a month, {@code <community>#journal#<month> / <at>#<id>}, and in each statement it
 * touches, {@code <community>#statement#<account>#<month>}.
 */
final class EntryTable {
  static final String NAME = "ledger";

  /** All entries can be read shard by shard, and no community is one hot partition. */
  static final int SHARDS = 16;

  /** Sorts as it reads: {@link Instant#toString} drops trailing zeros and would not. */
  private static final DateTimeFormatter ORDERED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(Row.class, Row::pk, Row::sk, EntryTable::row)
        .with("community", String.class, row -> row.entry().community().value())
        .with("recipe", String.class, row -> row.entry().recipe().toString())
        .with("reference", String.class, row -> row.entry().reference())
        .with("provider", String.class, row -> row.entry().provider())
        .with("approvedBy", String.class, row -> text(row.entry().approvedBy()))
        .with("at", Instant.class, row -> row.entry().at())
        .with("transfers", String.class, row -> Transfers.text(row.entry().transfers()))
        .build();
  }

  private static Row row(ItemSchema.Fields fields) {
    CommunityId community = fields.get("community", CommunityId::new);
    var entry =
        new Entry(
            community,
            fields.get("recipe", Recipe::of),
            fields.get("reference"),
            fields.get("provider"),
            fields.get("approvedBy", PersonId::of),
            fields.get("at"),
            Transfers.read(community, fields.<String>get("transfers")));
    return new Row(fields.get("pk"), fields.get("sk"), entry);
  }

  private static String text(PersonId person) {
    return person == null ? null : person.toString();
  }

  private final Table<Row> rows;

  EntryTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, EntryTable::schema);
  }

  /** Writes an entry that must be new. */
  void create(WriteSet writes, Entry entry) {
    var pk = posted(entry.community(), shard(entry.id()));
    writes.create(rows, new Row(pk, entry.id(), entry), new Stale());
  }

  /** Writes a copy that must be new. */
  void copy(WriteSet writes, String pk, Entry entry) {
    writes.create(rows, new Row(pk, sk(entry), entry), new Stale());
  }

  Optional<Entry> find(CommunityId community, String id) {
    return rows.get(posted(community, shard(id)), id).map(Row::entry);
  }

  /** The copy of an entry. */
  Optional<Entry> findCopy(String pk, Entry entry) {
    return rows.get(pk, sk(entry)).map(Row::entry);
  }

  /** A page as it was a moment ago. */
  Table.Slice<Row> page(String pk, String after, int limit, boolean ascending) {
    return rows.page(pk, "", after, limit, ascending);
  }

  /** A page, in order, that misses nothing written before it was asked for. */
  Table.Slice<Row> pageNow(String pk, String after, int limit) {
    return rows.pageNow(pk, after, limit);
  }

  static String posted(CommunityId community, int shard) {
    return community + "#entry#" + Integer.toHexString(shard);
  }

  static String journal(CommunityId community, YearMonth month) {
    return community + "#journal#" + month;
  }

  static String statement(Account account, YearMonth month) {
    return account.community() + "#statement#" + account.code() + "#" + month;
  }

  /** Where a journal at an instant begins. */
  static String from(Instant at) {
    return ORDERED.format(at);
  }

  private static int shard(String id) {
    return Math.floorMod(id.hashCode(), SHARDS);
  }

  private static String sk(Entry entry) {
    return from(entry.at()) + "#" + entry.id();
  }

  /** An entry where it stands. */
  record Row(String pk, String sk, Entry entry) {}
}

package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Entries: {@code <community>#entry#<id> / entry}. */
final class EntryTable {
  static final String NAME = "ledger";
  private static final String SK = "entry";

  private static TableSchema<Entry> schema() {
    return ItemSchema.of(
            Entry.class, entry -> pk(entry.community(), entry.id()), entry -> SK, EntryTable::entry)
        .with("community", String.class, entry -> entry.community().value())
        .with("recipe", String.class, entry -> entry.recipe().toString())
        .with("reference", String.class, Entry::reference)
        .with("provider", String.class, Entry::provider)
        .with("approvedBy", String.class, EntryTable::approvedBy)
        .with("at", Instant.class, Entry::at)
        .with("transfers", String.class, entry -> Transfers.text(entry.transfers()))
        .build();
  }

  private static Entry entry(ItemSchema.Fields fields) {
    CommunityId community = fields.get("community", CommunityId::new);
    return new Entry(
        community,
        fields.get("recipe", Recipe::of),
        fields.get("reference"),
        fields.get("provider"),
        fields.get("approvedBy", PersonId::of),
        fields.get("at"),
        Transfers.read(community, fields.<String>get("transfers")));
  }

  private static String approvedBy(Entry entry) {
    return entry.approvedBy() == null ? null : entry.approvedBy().toString();
  }

  private final Table<Entry> rows;

  EntryTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, EntryTable::schema);
  }

  /** Writes an entry that must be new. */
  void create(WriteSet writes, Entry entry) {
    writes.create(rows, entry, new Stale());
  }

  Optional<Entry> find(CommunityId community, String id) {
    return rows.get(pk(community, id), SK);
  }

  private static String pk(CommunityId community, String id) {
    return community + "#entry#" + id;
  }
}

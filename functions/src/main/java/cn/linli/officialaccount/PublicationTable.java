package cn.linli.officialaccount;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The last order to publish the menu: {@code menu / publication}. */
final class PublicationTable {
  private static final String PK = "menu";
  private static final String SK = "publication";

  private static TableSchema<Publication> schema() {
    return ItemSchema.of(
            Publication.class,
            row -> PK,
            row -> SK,
            fields ->
                new Publication(
                    fields.get("digest"),
                    fields.get("by", PersonId::of),
                    fields.get("at"),
                    fields.get("state", Publication.State::of),
                    fields.get("reason"),
                    fields.number("revision")))
        .with("digest", String.class, Publication::digest)
        .with("by", String.class, row -> row.by().toString())
        .with("at", Instant.class, Publication::at)
        .with("state", String.class, row -> row.state().toString())
        .with("reason", String.class, Publication::reason)
        .with("revision", Integer.class, Publication::revision)
        .build();
  }

  private final Table<Publication> rows;

  PublicationTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FollowerTable.NAME, PublicationTable::schema);
  }

  Optional<Publication> find() {
    return rows.get(PK, SK);
  }

  void put(WriteSet writes, Publication next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }
}

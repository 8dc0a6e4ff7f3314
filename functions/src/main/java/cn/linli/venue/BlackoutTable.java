package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Blackouts: {@code <community>#blackout#<id> / blackout}. */
final class BlackoutTable {
  private static final String SK = "blackout";

  private static TableSchema<Blackout> schema() {
    return ItemSchema.of(
            Blackout.class,
            row -> pk(row.community(), row.id()),
            row -> SK,
            fields ->
                new Blackout(
                    fields.get("community", CommunityId::new),
                    fields.get("id", PersonId::uuid),
                    fields.get("zone"),
                    new TimeRange(fields.get("start"), fields.get("end")),
                    fields.get("reason"),
                    fields.get("by", PersonId::of),
                    fields.get("state", Blackout.State::of),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("id", String.class, row -> row.id().toString())
        .with("zone", String.class, Blackout::zone)
        .with("start", Instant.class, row -> row.time().start())
        .with("end", Instant.class, row -> row.time().end())
        .with("reason", String.class, Blackout::reason)
        .with("by", String.class, row -> row.by().toString())
        .with("state", String.class, row -> row.state().toString())
        .with("revision", Integer.class, Blackout::revision)
        .build();
  }

  private final Table<Blackout> rows;

  BlackoutTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, BlackoutTable::schema);
  }

  Optional<Blackout> find(CommunityId community, UUID id) {
    return rows.get(pk(community, id), SK);
  }

  /** Writes the next revision of a blackout. */
  void put(WriteSet writes, Blackout next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, new Stale());
  }

  private static String pk(CommunityId community, UUID id) {
    return community + "#blackout#" + id;
  }
}

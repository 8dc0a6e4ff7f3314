package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What was done to tickets: {@code <community>#ticket#<id> / trail#<revision>}. */
final class TrailTable {
  private static final String TRAIL = "trail#";

  private static TableSchema<Trail> schema() {
    return ItemSchema.of(
            Trail.class,
            row -> TicketTable.pk(row.ticket()),
            row -> TRAIL + "%06d".formatted(row.number()),
            TrailTable::trail)
        .with("community", String.class, row -> row.ticket().community().value())
        .with("ticket", String.class, row -> row.ticket().id().toString())
        .with("number", Integer.class, Trail::number)
        .with("step", String.class, row -> row.step().toString())
        .with("by", String.class, row -> row.by() == null ? null : row.by().toString())
        .with("to", String.class, row -> row.to() == null ? null : row.to().toString())
        .with("detail", String.class, Trail::detail)
        .with("reason", String.class, Trail::reason)
        .with("at", Instant.class, Trail::at)
        .build();
  }

  private static Trail trail(ItemSchema.Fields fields) {
    return new Trail(
        new Ticket.Key(
            fields.get("community", CommunityId::new), fields.get("ticket", PersonId::uuid)),
        fields.number("number"),
        fields.get("step", Step::of),
        fields.get("by", PersonId::of),
        fields.get("to", PersonId::of),
        fields.get("detail"),
        fields.get("reason"),
        fields.get("at"));
  }

  private final Table<Trail> rows;

  TrailTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TicketTable.NAME, TrailTable::schema);
  }

  void create(WriteSet writes, Trail trail) {
    writes.create(rows, trail, new Stale());
  }

  /** Over the one before. */
  void put(WriteSet writes, Trail trail) {
    writes.put(rows, trail);
  }

  /** The oldest first. */
  Table.Slice<Trail> page(Ticket.Key ticket, String after, int limit) {
    return rows.page(TicketTable.pk(ticket), TRAIL, after, limit, true);
  }
}

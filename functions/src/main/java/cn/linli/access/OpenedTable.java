package cn.linli.access;

import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** That somebody of a reservation has come: {@code <community>#grant#<reservation> / opened}. */
final class OpenedTable {
  private static final String SK = "opened";

  private static TableSchema<Opened> schema() {
    return ItemSchema.of(
            Opened.class,
            Opened::pk,
            opened -> SK,
            fields -> new Opened(fields.get("pk"), fields.get("at")))
        .with("at", Instant.class, Opened::at)
        .build();
  }

  private final Table<Opened> rows;

  OpenedTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DoorTable.NAME, OpenedTable::schema);
  }

  /** Notes it; false when it was noted before. */
  boolean note(WriteSet writes, Grant grant, Instant at) {
    var pk = GrantTable.pk(grant.community(), grant.reservation());
    boolean first = rows.get(pk, SK).isEmpty();
    if (first) {
      writes.create(rows, new Opened(pk, at), new Stale());
    }
    return first;
  }

  private record Opened(String pk, Instant at) {}
}

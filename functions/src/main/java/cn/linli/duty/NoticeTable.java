package cn.linli.duty;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What was done once and for all: that somebody looks after a community, {@code <community>#begun /
 * begun}, and that others were told of being behind, {@code <community>#behind#<year> /
 * <period>#<kind>}.
 */
final class NoticeTable {
  private static final String BEGUN = "begun";

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            Row::sk,
            fields -> new Row(fields.get("pk"), fields.get("sk"), fields.get("at")))
        .with("at", Instant.class, Row::at)
        .build();
  }

  private final Table<Row> rows;

  NoticeTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, NoticeTable::schema);
  }

  /** Marks that a community has begun, which must be new. */
  void begin(WriteSet writes, CommunityId community, Instant at) {
    writes.create(rows, new Row(community + "#begun", BEGUN, at), new Stale());
  }

  /** Marks that others are told of a kind that is behind, which must be new. */
  void tell(WriteSet writes, CommunityId community, Period period, String kind, Instant at) {
    var pk = community + "#behind#" + period.year();
    writes.create(rows, new Row(pk, period + "#" + kind, at), new Stale());
  }

  private record Row(String pk, String sk, Instant at) {}
}

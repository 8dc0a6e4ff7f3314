package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What was decided about an activity, for ever: {@code <community>#decisions#<activity> /
 * <revision>}: each decision is a revision of the activity.
 */
final class DecisionTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.decision().community(), row.decision().activity()),
            Row::sk,
            fields ->
                new Row(
                    fields.get("sk"),
                    new Decision(
                        fields.get("community", CommunityId::new),
                        fields.get("activity", PersonId::uuid),
                        fields.get("at"),
                        fields.get("by", PersonId::of),
                        fields.get("what"),
                        fields.number("number"),
                        fields.get("reason"))))
        .with("community", String.class, row -> row.decision().community().value())
        .with("activity", String.class, row -> row.decision().activity().toString())
        .with("at", Instant.class, row -> row.decision().at())
        .with("by", String.class, DecisionTable::by)
        .with("what", String.class, row -> row.decision().what())
        .with("number", Integer.class, row -> row.decision().number())
        .with("reason", String.class, row -> row.decision().reason())
        .build();
  }

  private static String by(Row row) {
    return row.decision().by() == null ? null : row.decision().by().toString();
  }

  private final Table<Row> rows;

  DecisionTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ActivityTable.NAME, DecisionTable::schema);
  }

  /** Adds a decision that leads to a revision of the activity. */
  void add(WriteSet writes, Decision decision, int revision) {
    writes.create(rows, new Row("%06d".formatted(revision), decision), new Stale());
  }

  /** The newest first. */
  Table.Slice<Row> page(CommunityId community, UUID activity, String after, int limit) {
    return rows.page(pk(community, activity), "", after, limit, false);
  }

  private static String pk(CommunityId community, UUID activity) {
    return community + "#decisions#" + activity;
  }

  /** A decision where it stands. */
  record Row(String sk, Decision decision) {}
}

package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * The latest that was heard of a subject: {@code <community>#about#<subject> / head}. What is older
 * is not told any more.
 */
final class HeadTable {
  private static final String SK = "head";
  private static final Duration KEPT = Duration.ofDays(400);

  private static TableSchema<Head> schema() {
    return ItemSchema.of(
            Head.class,
            row -> DeliveryTable.pk(row.community(), row.subject()),
            row -> SK,
            fields ->
                new Head(
                    fields.get("community", CommunityId::new),
                    fields.get("subject"),
                    fields.<Long>get("state"),
                    fields.get("ttl")))
        .with("community", String.class, row -> row.community().value())
        .with("subject", String.class, Head::subject)
        .with("state", Long.class, Head::state)
        .with("ttl", Long.class, Head::ttl)
        .build();
  }

  private record Head(CommunityId community, String subject, long state, long ttl) {}

  private final Table<Head> rows;

  HeadTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, HeadTable::schema);
  }

  /** The latest state that was heard of, or none. */
  long state(CommunityId community, String subject) {
    return rows.get(DeliveryTable.pk(community, subject), SK).map(Head::state).orElse(-1L);
  }

  /** This is the latest now, unless there is a later one. */
  void move(WriteSet writes, Occasion occasion, Instant now, RuntimeException ifOvertaken) {
    var next =
        new Head(
            occasion.community(),
            occasion.subject(),
            occasion.state(),
            now.plus(KEPT).getEpochSecond());
    // The same once more is the same.
    writes.put(rows, next, Condition.none().below("state", occasion.state() + 1), ifOvertaken);
  }
}

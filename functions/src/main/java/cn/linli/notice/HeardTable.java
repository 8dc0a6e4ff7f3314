package cn.linli.notice;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Which pushes of WeChat were counted: {@code P#<person> / heard#<push>}. WeChat says the same up
 * to four times, within minutes.
 */
final class HeardTable {
  private static final Duration KEPT = Duration.ofDays(1);

  private static TableSchema<Heard> schema() {
    return ItemSchema.of(
            Heard.class,
            row -> ReachTable.pk(row.person()),
            row -> "heard#" + row.push(),
            fields ->
                new Heard(
                    fields.<String, PersonId>get("pk", pk -> PersonId.of(pk.substring(2))),
                    fields.<String, String>get("sk", sk -> sk.substring(6)),
                    fields.get("ttl")))
        .with("ttl", Long.class, Heard::ttl)
        .build();
  }

  private record Heard(PersonId person, String push, long ttl) {}

  private final Table<Heard> rows;

  HeardTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, HeardTable::schema);
  }

  void create(
      WriteSet writes, PersonId person, String push, Instant now, RuntimeException ifHeard) {
    writes.create(rows, new Heard(person, push, now.plus(KEPT).getEpochSecond()), ifHeard);
  }
}

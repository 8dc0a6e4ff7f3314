package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What is told once of a subject, whichever of its states says it: {@code
 * <community>#about#<subject> / once#<kind>#<person>}.
 */
final class OnceTable {
  /** As long as the head of a subject. */
  private static final Duration KEPT = Duration.ofDays(400);

  private static TableSchema<Once> schema() {
    return ItemSchema.of(
            Once.class,
            row -> DeliveryTable.pk(row.community(), row.subject()),
            row -> "once#" + row.what(),
            fields ->
                new Once(
                    fields.get("community", CommunityId::new),
                    fields.get("subject"),
                    fields.<String, String>get("sk", sk -> sk.substring(5)),
                    fields.get("ttl")))
        .with("community", String.class, row -> row.community().value())
        .with("subject", String.class, Once::subject)
        .with("ttl", Long.class, Once::ttl)
        .build();
  }

  private record Once(CommunityId community, String subject, String what, long ttl) {}

  private final Table<Once> rows;

  OnceTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, OnceTable::schema);
  }

  void create(WriteSet writes, Tale tale, PersonId person, Instant now, RuntimeException ifTold) {
    var occasion = tale.occasion();
    var ttl = now.plus(KEPT).getEpochSecond();
    var what = tale.kind() + "#" + person;
    writes.create(rows, new Once(occasion.community(), occasion.subject(), what, ttl), ifTold);
  }
}

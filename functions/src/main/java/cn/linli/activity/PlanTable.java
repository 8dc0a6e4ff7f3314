package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Plans: {@code <community>#activity#<id> / plan#<number>}. The activity's revision stands before
 * each change of one, so they have none of their own.
 */
final class PlanTable {
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Proposed> schema() {
    return ItemSchema.of(
            Proposed.class,
            row -> ActivityTable.pk(row.community(), row.activity()),
            row -> sk(row.number()),
            PlanTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("activity", String.class, row -> row.activity().toString())
        .with("number", Integer.class, Proposed::number)
        .with("plan", String.class, row -> Json.text(row.plan()))
        .with("kept", TEXTS, Proposed::kept)
        .with("writtenAt", Instant.class, Proposed::writtenAt)
        .build();
  }

  private static Proposed read(ItemSchema.Fields fields) {
    return new Proposed(
        fields.get("community", CommunityId::new),
        fields.get("activity", PersonId::uuid),
        fields.number("number"),
        Json.read(fields.<String>get("plan"), Plan.class),
        fields.get("kept"),
        fields.get("writtenAt"));
  }

  private final Table<Proposed> rows;

  PlanTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ActivityTable.NAME, PlanTable::schema);
  }

  Proposed get(CommunityId community, UUID activity, int number) {
    return rows.get(ActivityTable.pk(community, activity), sk(number)).orElseThrow();
  }

  /** A plan that is handed in never changes: it may be read from anywhere. */
  Optional<Proposed> glance(CommunityId community, UUID activity, int number) {
    return rows.glance(ActivityTable.pk(community, activity), sk(number));
  }

  void put(WriteSet writes, Proposed proposed) {
    writes.put(rows, proposed);
  }

  private static String sk(int number) {
    return "plan#%04d".formatted(number);
  }
}

package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Activities: {@code <community>#activity#<id> / activity}. */
final class ActivityTable {
  static final String NAME = "activity";
  private static final String SK = "activity";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Activity> schema() {
    return ItemSchema.of(
            Activity.class, row -> pk(row.community(), row.id()), row -> SK, ActivityTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("id", String.class, row -> row.id().toString())
        .with("proposer", String.class, row -> row.proposer().toString())
        .with("state", String.class, row -> row.state().toString())
        .with("live", Integer.class, Activity::live)
        .with("proposed", Integer.class, Activity::proposed)
        .with("stage", String.class, row -> row.stage().toString())
        .with("endorser", String.class, row -> text(row.endorser()))
        .with("reason", String.class, Activity::reason)
        .with("doubtful", Boolean.class, row -> row.isDoubtful() ? true : null)
        .with("filed", String.class, row -> text(row.filed()))
        .with("start", Instant.class, Activity::start)
        .with("end", Instant.class, Activity::end)
        .with("movedAt", Instant.class, Activity::movedAt)
        .with("lostZones", TEXTS, row -> row.lostZones().isEmpty() ? null : row.lostZones())
        .with("revision", Integer.class, Activity::revision)
        .build();
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static Activity read(ItemSchema.Fields fields) {
    return new Activity(
        fields.get("community", CommunityId::new),
        fields.get("id", PersonId::uuid),
        fields.get("proposer", PersonId::of),
        fields.get("state", State::of),
        fields.number("live"),
        fields.number("proposed"),
        fields.get("stage", Stage::of),
        fields.get("endorser", PersonId::of),
        fields.get("reason"),
        fields.get("doubtful") != null,
        fields.<String, LocalDate>get("filed", LocalDate::parse),
        fields.get("start"),
        fields.get("end"),
        fields.get("movedAt"),
        fields.get("lostZones"),
        fields.number("revision"));
  }

  private final Table<Activity> rows;

  ActivityTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, ActivityTable::schema);
  }

  Optional<Activity> find(CommunityId community, UUID id) {
    return rows.get(pk(community, id), SK);
  }

  /** As it was a moment ago, at half the price. */
  Optional<Activity> glance(CommunityId community, UUID id) {
    return rows.glance(pk(community, id), SK);
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Activity next, RuntimeException ifChanged) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  /** Nothing is written unless everybody may see it and it was not called off. */
  void requirePublished(WriteSet writes, CommunityId community, UUID id, RuntimeException ifNot) {
    var published = AttributeValue.fromS(State.PUBLISHED.toString());
    writes.check(NAME, pk(community, id), SK, Condition.none().equal("state", published), ifNot);
  }

  static String pk(CommunityId community, UUID id) {
    return community + "#activity#" + id;
  }
}

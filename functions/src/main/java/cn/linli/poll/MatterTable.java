package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Contests and polls: {@code <community>#<kind>#<id> / matter}. */
final class MatterTable {
  static final String NAME = "poll";
  private static final String SK = "matter";

  private static TableSchema<Matter> schema() {
    return ItemSchema.of(Matter.class, row -> row.key().pk(), row -> SK, MatterTable::matter)
        .with("community", String.class, row -> row.key().community().value())
        .with("kind", String.class, row -> row.key().kind().toString())
        .with("id", String.class, row -> row.key().id().toString())
        .with("author", String.class, row -> row.author().toString())
        .with("title", String.class, Matter::title)
        .with("description", String.class, Matter::description)
        .with("terms", String.class, row -> Json.text(row.terms()))
        .with("state", String.class, row -> row.state().toString())
        .with("reason", String.class, Matter::reason)
        .with("publishedAt", Instant.class, Matter::publishedAt)
        .with("worded", Integer.class, Matter::worded)
        .with("revision", Integer.class, Matter::revision)
        .build();
  }

  private static Matter matter(ItemSchema.Fields fields) {
    Kind kind = fields.get("kind", Kind::of);
    var key =
        new Matter.Key(
            fields.get("community", CommunityId::new), kind, fields.get("id", PersonId::uuid));
    return new Matter(
        key,
        fields.get("author", PersonId::of),
        fields.get("title"),
        fields.get("description"),
        kind.terms(fields.get("terms")),
        fields.get("state", State::of),
        fields.get("reason"),
        fields.get("publishedAt"),
        fields.number("worded"),
        fields.number("revision"));
  }

  private final Table<Matter> rows;

  MatterTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, MatterTable::schema);
  }

  Optional<Matter> find(Matter.Key key) {
    return rows.get(key.pk(), SK);
  }

  /** As it was a moment ago, at half the price. */
  Optional<Matter> glance(Matter.Key key) {
    return rows.glance(key.pk(), SK);
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Matter next, RuntimeException ifChanged) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  /** What a use case writes holds only while the matter is published. */
  void checkPublished(WriteSet writes, Matter.Key key, RuntimeException ifNot) {
    var published = AttributeValue.fromS(State.PUBLISHED.toString());
    writes.check(NAME, key.pk(), SK, Condition.none().equal("state", published), ifNot);
  }

  /** What a use case writes holds only while the matter is as it was read. */
  void checkUnchanged(WriteSet writes, Matter matter, RuntimeException ifNot) {
    writes.check(NAME, matter.key().pk(), SK, Condition.isAt(matter.revision()), ifNot);
  }
}

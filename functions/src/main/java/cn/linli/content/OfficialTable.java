package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Official drafts beside their post: {@code <community>#post#<post> / official}. */
final class OfficialTable {
  private static final String SK = "official";
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Official> schema() {
    return ItemSchema.of(
            Official.class, row -> PostTable.pk(row.key()), row -> SK, OfficialTable::official)
        .with("community", String.class, row -> row.key().community().value())
        .with("id", String.class, row -> row.key().id().toString())
        .with("version", Integer.class, Official::version)
        .with("state", String.class, row -> row.state().toString())
        .with("order", Integer.class, Official::order)
        .with("attempts", Integer.class, Official::attempts)
        .with("busyUntil", Instant.class, Official::busyUntil)
        .with("draft", String.class, Official::draft)
        .with("cover", String.class, Official::cover)
        .with("pictures", TEXTS, row -> texts(row.pictures()))
        .with("failure", String.class, Official::failure)
        .with("at", Instant.class, Official::at)
        .with("revision", Integer.class, Official::revision)
        .build();
  }

  private static Map<String, String> texts(Map<UUID, String> pictures) {
    var texts = new HashMap<String, String>();
    pictures.forEach((id, url) -> texts.put(id.toString(), url));
    return texts;
  }

  private static Official official(ItemSchema.Fields fields) {
    var pictures = new HashMap<UUID, String>();
    fields
        .<Map<String, String>>get("pictures")
        .forEach((id, url) -> pictures.put(PersonId.uuid(id), url));
    return new Official(
        new Post.Key(fields.get("community", CommunityId::new), fields.get("id", PersonId::uuid)),
        fields.number("version"),
        fields.get("state", Official.State::of),
        fields.number("order"),
        fields.number("attempts"),
        fields.get("busyUntil"),
        fields.get("draft"),
        fields.get("cover"),
        pictures,
        fields.get("failure"),
        fields.get("at"),
        fields.number("revision"));
  }

  private final Table<Official> rows;

  OfficialTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PostTable.NAME, OfficialTable::schema);
  }

  Optional<Official> find(Post.Key key) {
    return rows.get(PostTable.pk(key), SK);
  }

  void put(WriteSet writes, Official next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }
}

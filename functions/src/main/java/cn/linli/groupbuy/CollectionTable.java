package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What was read at pick-up points: {@code <community>#collection#<id> / collection}, and what was
 * not as it should be once more: {@code <community>#irregular#<point> / <instant>#<id>}.
 */
final class CollectionTable {
  /** Sorts as it reads. */
  private static final DateTimeFormatter ORDERED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private static TableSchema<Collection> schema(
      Function<Collection, String> pk, Function<Collection, String> sk) {
    return ItemSchema.of(Collection.class, pk, sk, CollectionTable::collection)
        .with("community", String.class, row -> row.community().value())
        .with("point", String.class, Collection::point)
        .with("id", String.class, row -> row.id().toString())
        .with("codeHash", String.class, Collection::codeHash)
        .with("by", String.class, row -> row.by().toString())
        .with("at", Instant.class, Collection::at)
        .with("toldAt", Instant.class, Collection::toldAt)
        .with("order", String.class, row -> row.order() == null ? null : row.order().toString())
        .with("outcome", String.class, row -> row.outcome().toString())
        .with("refusal", String.class, Collection::refusal)
        .build();
  }

  private static Collection collection(ItemSchema.Fields fields) {
    return new Collection(
        fields.get("community", CommunityId::new),
        fields.get("point"),
        fields.get("id", PersonId::uuid),
        fields.get("codeHash"),
        fields.get("by", PersonId::of),
        fields.get("at"),
        fields.get("toldAt"),
        fields.get("order", PersonId::uuid),
        fields.get("outcome", Collection.Outcome::of),
        fields.get("refusal"));
  }

  private final Table<Collection> rows;
  private final Table<Collection> irregular;

  CollectionTable(Dynamo dynamo) {
    this.rows =
        Table.of(
            dynamo,
            CampaignTable.NAME,
            () -> schema(row -> pk(row.community(), row.id()), row -> "collection"));
    this.irregular =
        Table.of(
            dynamo,
            CampaignTable.NAME,
            () ->
                schema(
                    row -> irregular(row.community(), row.point()),
                    row -> ORDERED.format(row.toldAt()) + "#" + row.id()));
  }

  Optional<Collection> find(CommunityId community, UUID id) {
    return rows.get(pk(community, id), "collection");
  }

  void create(WriteSet writes, Collection collection) {
    writes.create(rows, collection, new Stale());
    if (collection.outcome() != Collection.Outcome.COLLECTED) {
      writes.put(irregular, collection);
    }
  }

  /** What was not as it should be at a point, the newest first. */
  Table.Slice<Collection> page(CommunityId community, String point, String after, int limit) {
    return irregular.page(irregular(community, point), "", after, limit, false);
  }

  private static String pk(CommunityId community, UUID id) {
    return community + "#collection#" + id;
  }

  private static String irregular(CommunityId community, String point) {
    return community + "#irregular#" + point;
  }
}

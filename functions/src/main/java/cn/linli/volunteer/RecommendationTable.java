package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Recommendations: {@code <community>#recommended / <person>}. */
final class RecommendationTable {
  private static TableSchema<Recommendation> schema() {
    return ItemSchema.of(
            Recommendation.class,
            row -> pk(row.community()),
            row -> row.person().toString(),
            RecommendationTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("reason", String.class, Recommendation::reason)
        .with("by", String.class, row -> row.by().toString())
        .with("state", String.class, row -> row.state().toString())
        .with("askedAt", Instant.class, Recommendation::askedAt)
        .with("answeredAt", Instant.class, Recommendation::answeredAt)
        .with("revision", Integer.class, Recommendation::revision)
        .build();
  }

  private static Recommendation read(ItemSchema.Fields fields) {
    return new Recommendation(
        fields.get("community", CommunityId::new),
        fields.get("sk", PersonId::of),
        fields.get("reason"),
        fields.get("by", PersonId::of),
        fields.<String, Recommendation.State>get("state", Recommendation.State::of),
        fields.get("askedAt"),
        fields.get("answeredAt"),
        fields.number("revision"));
  }

  private final Table<Recommendation> rows;

  RecommendationTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ProfileTable.NAME, RecommendationTable::schema);
  }

  Optional<Recommendation> find(CommunityId community, PersonId person) {
    return rows.get(pk(community), person.toString());
  }

  void put(WriteSet writes, Recommendation next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  Table.Slice<Recommendation> page(CommunityId community, String after, int limit) {
    return rows.page(pk(community), "", after, limit, true);
  }

  void forget(WriteSet writes, CommunityId community, PersonId person) {
    writes.delete(
        ProfileTable.NAME, pk(community), person.toString(), Condition.none(), new Stale());
  }

  private static String pk(CommunityId community) {
    return community + "#recommended";
  }
}

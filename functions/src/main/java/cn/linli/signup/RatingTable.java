package cn.linli.signup;

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
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Ratings: {@code <community>#ratings#<activity> / <person>}, and their sum: {@code
 * <community>#rated#<activity> / rated}.
 */
final class RatingTable {
  private static final String RATED = "rated";
  private static final String COUNT = "count";
  private static final String STARS = "stars";

  private static TableSchema<Rating> schema() {
    return ItemSchema.of(
            Rating.class,
            row -> pk(row.community(), row.activity()),
            row -> row.person().toString(),
            RatingTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("activity", String.class, row -> row.activity().toString())
        .with("name", String.class, Rating::name)
        .with("by", String.class, row -> row.by().toString())
        .with(STARS, Integer.class, Rating::stars)
        .with("comment", String.class, Rating::comment)
        .with("state", String.class, row -> row.state().toString())
        .with("at", Instant.class, Rating::at)
        .with("revision", Integer.class, Rating::revision)
        .build();
  }

  private static Rating read(ItemSchema.Fields fields) {
    return new Rating(
        fields.get("community", CommunityId::new),
        fields.get("activity", PersonId::uuid),
        fields.get("sk", PersonId::of),
        fields.get("name"),
        fields.get("by", PersonId::of),
        fields.number(STARS),
        fields.get("comment"),
        fields.get("state", Rating.State::of),
        fields.get("at"),
        fields.number("revision"));
  }

  private static TableSchema<Sum> sumSchema() {
    return ItemSchema.of(
            Sum.class,
            Sum::pk,
            row -> RATED,
            fields -> new Sum(fields.get("pk"), fields.number(COUNT), fields.number(STARS)))
        .with(COUNT, Integer.class, Sum::count)
        .with(STARS, Integer.class, Sum::stars)
        .build();
  }

  private final Table<Rating> rows;
  private final Table<Sum> sums;

  RatingTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, SignUpTable.NAME, RatingTable::schema);
    this.sums = Table.of(dynamo, SignUpTable.NAME, RatingTable::sumSchema);
  }

  Optional<Rating> find(CommunityId community, UUID activity, PersonId person) {
    return rows.get(pk(community, activity), person.toString());
  }

  /** One more; its stars count at once. */
  void create(WriteSet writes, Rating rating) {
    writes.create(rows, rating, new Stale());
    writes.update(
        SignUpTable.NAME,
        summed(rating.community(), rating.activity()),
        RATED,
        Condition.none().add(COUNT, 1).add(STARS, rating.stars()),
        new Stale());
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Rating next) {
    var ifChanged = SignUpError.NOT_NOW.refusal("it was moderated meanwhile");
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  Table.Slice<Rating> page(CommunityId community, UUID activity, String after, int limit) {
    return rows.page(pk(community, activity), "", after, limit, true);
  }

  /** All ratings together. */
  Sum sum(CommunityId community, UUID activity) {
    var pk = summed(community, activity);
    return sums.glance(pk, RATED).orElse(new Sum(pk, 0, 0));
  }

  private static String pk(CommunityId community, UUID activity) {
    return community + "#ratings#" + activity;
  }

  private static String summed(CommunityId community, UUID activity) {
    return community + "#rated#" + activity;
  }

  /** How many ratings there are, and how many stars in all. */
  record Sum(String pk, int count, int stars) {}
}

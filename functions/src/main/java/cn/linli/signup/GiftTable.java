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
 * What was handed out: {@code <community>#gift#<activity>#<gift> / <person>}, and how many: {@code
 * <community>#given#<activity>#<gift> / given}.
 */
final class GiftTable {
  private static final String GIVEN = "given";

  private static TableSchema<Gift> schema() {
    return ItemSchema.of(
            Gift.class,
            row -> pk("gift", row.community(), row.activity(), row.gift()),
            row -> row.person().toString(),
            GiftTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("activity", String.class, row -> row.activity().toString())
        .with("gift", String.class, Gift::gift)
        .with("id", String.class, row -> row.id().toString())
        .with("by", String.class, row -> row.by().toString())
        .with("at", Instant.class, Gift::at)
        .build();
  }

  private static Gift read(ItemSchema.Fields fields) {
    return new Gift(
        fields.get("community", CommunityId::new),
        fields.get("activity", PersonId::uuid),
        fields.get("gift"),
        fields.get("sk", PersonId::of),
        fields.get("id", PersonId::uuid),
        fields.get("by", PersonId::of),
        fields.get("at"));
  }

  private final Table<Gift> rows;

  GiftTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, SignUpTable.NAME, GiftTable::schema);
  }

  Optional<Gift> find(CommunityId community, UUID activity, String gift, PersonId person) {
    return rows.get(pk("gift", community, activity, gift), person.toString());
  }

  /** One more is gone, if there are as many; nobody gets it twice. */
  void give(WriteSet writes, Gift gift, int quantity) {
    writes.create(rows, gift, new Stale());
    writes.update(
        SignUpTable.NAME,
        pk(GIVEN, gift.community(), gift.activity(), gift.gift()),
        GIVEN,
        Condition.none().below(GIVEN, quantity).add(GIVEN, 1),
        SignUpError.GIFTS_GONE.refusal());
  }

  private static String pk(String kind, CommunityId community, UUID activity, String gift) {
    return "%s#%s#%s#%s".formatted(community, kind, activity, gift);
  }
}

package cn.linli.board;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Offers: {@code <community>#offer#<id> / offer}. */
final class OfferTable {
  static final String NAME = "board";
  private static final String SK = "offer";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Offer> schema() {
    return ItemSchema.of(Offer.class, row -> pk(row.key()), row -> SK, OfferTable::offer)
        .with("community", String.class, row -> row.key().community().value())
        .with("id", String.class, row -> row.key().id().toString())
        .with("home", String.class, row -> row.home().value())
        .with("merchant", String.class, row -> row.merchant().toString())
        .with("owner", String.class, row -> row.owner().toString())
        .with("seller", String.class, Offer::seller)
        .with("sort", String.class, row -> row.content().sort().toString())
        .with("category", String.class, row -> row.content().category())
        .with("title", String.class, row -> row.content().title())
        .with("text", String.class, row -> row.content().text())
        .with("pictures", TEXTS, OfferTable::pictures)
        .with("until", Instant.class, row -> row.content().until())
        .with("state", String.class, row -> row.state().toString())
        .with("version", Integer.class, Offer::version)
        .with("reason", String.class, Offer::reason)
        .with("publishedAt", Instant.class, Offer::publishedAt)
        .with("revision", Integer.class, Offer::revision)
        .build();
  }

  private static List<String> pictures(Offer row) {
    return row.content().pictures().stream().map(UUID::toString).toList();
  }

  private static Offer offer(ItemSchema.Fields fields) {
    var content =
        new Offer.Content(
            fields.get("sort", Offer.Sort::of),
            fields.get("category"),
            fields.get("title"),
            fields.get("text"),
            fields.<List<String>>get("pictures").stream().map(UUID::fromString).toList(),
            fields.get("until"));
    return new Offer(
        new Offer.Key(fields.get("community", CommunityId::new), fields.get("id", PersonId::uuid)),
        fields.get("home", CommunityId::new),
        fields.get("merchant", PersonId::uuid),
        fields.get("owner", PersonId::of),
        fields.get("seller"),
        content,
        fields.get("state", Offer.State::of),
        fields.number("version"),
        fields.get("reason"),
        fields.get("publishedAt"),
        fields.number("revision"));
  }

  private final Table<Offer> rows;

  OfferTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, OfferTable::schema);
  }

  Optional<Offer> find(Offer.Key key) {
    return rows.get(pk(key), SK);
  }

  /** As it was a moment ago. */
  Optional<Offer> glance(Offer.Key key) {
    return rows.glance(pk(key), SK);
  }

  void put(WriteSet writes, Offer next, RuntimeException ifChanged) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  static String pk(Offer.Key key) {
    return key.community() + "#offer#" + key.id();
  }
}

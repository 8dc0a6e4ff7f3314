package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Products: {@code <home>#products#<merchant> / <id>}, and those that wait for legal: {@code
 * <home>#products-in-review / <merchant>#<id>}.
 */
final class ProductTable {
  private static TableSchema<Product> schema() {
    return keyed(row -> pk(row.home(), row.merchant()), row -> row.id().toString());
  }

  private static TableSchema<Product> waitingSchema() {
    return keyed(row -> waiting(row.home()), ProductTable::waitingKey);
  }

  private static TableSchema<Product> keyed(
      Function<Product, String> pk, Function<Product, String> sk) {
    return ItemSchema.of(Product.class, pk, sk, ProductTable::product)
        .with("community", String.class, row -> row.home().value())
        .with("merchant", String.class, row -> row.merchant().toString())
        .with("id", String.class, row -> row.id().toString())
        .with("data", String.class, row -> Json.text(row.data()))
        .with("state", String.class, row -> row.state().toString())
        .with("reason", String.class, Product::reason)
        .with("since", Instant.class, Product::since)
        .with("revision", Integer.class, Product::revision)
        .build();
  }

  private static Product product(ItemSchema.Fields fields) {
    return new Product(
        fields.get("community", CommunityId::new),
        fields.get("merchant", PersonId::uuid),
        fields.get("id", PersonId::uuid),
        Json.read(fields.<String>get("data"), ProductData.class),
        fields.get("state", Product.State::of),
        fields.get("reason"),
        fields.get("since"),
        fields.number("revision"));
  }

  private final Table<Product> rows;
  private final Table<Product> waiting;

  ProductTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, ProductTable::schema);
    this.waiting = Table.of(dynamo, MerchantTable.NAME, ProductTable::waitingSchema);
  }

  Optional<Product> find(CommunityId home, UUID merchant, UUID id) {
    return rows.get(pk(home, merchant), id.toString());
  }

  Table.Slice<Product> page(CommunityId home, UUID merchant, String after, int limit) {
    return rows.page(pk(home, merchant), "", after, limit, true);
  }

  Table.Slice<Product> pageOfWaiting(CommunityId home, String after, int limit) {
    return waiting.page(waiting(home), "", after, limit, true);
  }

  /** Writes the next revision, and its place among those that wait. */
  void put(WriteSet writes, Product next, RuntimeException ifChanged) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
    if (next.state() == Product.State.IN_REVIEW) {
      writes.put(waiting, next);
    } else {
      var key = waitingKey(next);
      writes.delete(MerchantTable.NAME, waiting(next.home()), key, Condition.none(), new Stale());
    }
  }

  private static String pk(CommunityId home, UUID merchant) {
    return home + "#products#" + merchant;
  }

  private static String waiting(CommunityId home) {
    return home + "#products-in-review";
  }

  private static String waitingKey(Product product) {
    return product.merchant() + "#" + product.id();
  }
}

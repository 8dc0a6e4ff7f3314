package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
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
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Orders of a campaign in a community: {@code <community>#orders#<campaign>#<lane> / <id>}. */
final class OrderTable {
  /** So that a rush does not meet in one partition, and all can be gone through. */
  static final int LANES = 64;

  private static final EnhancedType<Map<String, Integer>> NUMBERS =
      EnhancedType.mapOf(String.class, Integer.class);

  private static TableSchema<Order> schema() {
    return ItemSchema.of(
            Order.class, row -> pk(row.key()), row -> row.id().toString(), OrderTable::order)
        .with("community", String.class, row -> row.community().value())
        .with("campaign", String.class, row -> row.campaign().toString())
        .with("home", String.class, row -> row.home().value())
        .with("person", String.class, row -> row.person().toString())
        .with("name", String.class, Order::name)
        .with("quantity", Integer.class, Order::quantity)
        .with("price", Long.class, row -> row.price().fen())
        .with("point", String.class, Order::point)
        .with("taken", NUMBERS, OrderTable::taken)
        .with("placedAt", Instant.class, Order::placedAt)
        .with("payBy", Instant.class, Order::payBy)
        .with("state", String.class, row -> row.state().toString())
        .with("paidAt", Instant.class, Order::paidAt)
        .with("endedAt", Instant.class, Order::endedAt)
        .with("collection", String.class, OrderTable::collection)
        .with("claims", Integer.class, row -> row.claims() == 0 ? null : row.claims())
        .with("revision", Integer.class, Order::revision)
        .build();
  }

  private static Map<String, Integer> taken(Order order) {
    var taken = new TreeMap<String, Integer>();
    order.taken().forEach((shelf, pieces) -> taken.put(Integer.toString(shelf), pieces));
    return taken;
  }

  private static String collection(Order order) {
    return order.collection() == null ? null : order.collection().toString();
  }

  private static Order order(ItemSchema.Fields fields) {
    var taken = new HashMap<Integer, Integer>();
    fields
        .<Map<String, Integer>>get("taken")
        .forEach((shelf, pieces) -> taken.put(Integer.valueOf(shelf), pieces));
    Integer claims = fields.get("claims");
    return new Order(
        fields.get("sk", PersonId::uuid),
        fields.get("community", CommunityId::new),
        fields.get("campaign", PersonId::uuid),
        fields.get("home", CommunityId::new),
        fields.get("person", PersonId::of),
        fields.get("name"),
        fields.number("quantity"),
        new Money(fields.<Long>get("price")),
        fields.get("point"),
        taken,
        fields.get("placedAt"),
        fields.get("payBy"),
        fields.get("state", OrderState::of),
        fields.get("paidAt"),
        fields.get("endedAt"),
        fields.get("collection", PersonId::uuid),
        claims == null ? 0 : claims,
        fields.number("revision"));
  }

  private final Table<Order> rows;

  OrderTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, CampaignTable.NAME, OrderTable::schema);
  }

  Optional<Order> find(Order.Key key) {
    return rows.get(pk(key), key.order().toString());
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Order next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** A page of a lane, as it is now. */
  Table.Slice<Order> page(CommunityId community, UUID campaign, int lane, String after, int limit) {
    return rows.pageNow(pk(community, campaign, lane), after, limit);
  }

  private static String pk(Order.Key key) {
    int lane = Math.floorMod(key.order().hashCode(), LANES);
    return pk(key.community(), key.campaign(), lane);
  }

  private static String pk(CommunityId community, UUID campaign, int lane) {
    return "%s#orders#%s#%02x".formatted(community, campaign, lane);
  }
}

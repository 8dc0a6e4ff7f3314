package cn.linli.groupbuy;

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
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Buyers: {@code buyer#<person> / <deadline>#<campaign>}. A person's limit holds across
 * communities, so none is in front.
 */
final class BuyerTable {
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Buyer> schema() {
    return ItemSchema.of(
            Buyer.class,
            row -> pk(row.person()),
            row -> sk(row.deadline(), row.campaign()),
            BuyerTable::buyer)
        .with("person", String.class, row -> row.person().toString())
        .with("campaign", String.class, row -> row.campaign().toString())
        .with("deadline", Instant.class, Buyer::deadline)
        .with("orders", TEXTS, BuyerTable::orders)
        .with("revision", Integer.class, Buyer::revision)
        .build();
  }

  private static Map<String, String> orders(Buyer buyer) {
    var texts = new TreeMap<String, String>();
    buyer
        .orders()
        .forEach((id, entry) -> texts.put(id.toString(), entry.community() + " " + entry.pieces()));
    return texts;
  }

  private static Buyer buyer(ItemSchema.Fields fields) {
    var orders = new HashMap<UUID, Buyer.Entry>();
    fields
        .<Map<String, String>>get("orders")
        .forEach(
            (id, text) -> {
              var parts = text.split(" ", 2);
              orders.put(
                  UUID.fromString(id),
                  new Buyer.Entry(new CommunityId(parts[0]), Integer.parseInt(parts[1])));
            });
    return new Buyer(
        fields.get("person", PersonId::of),
        fields.get("campaign", PersonId::uuid),
        fields.get("deadline"),
        orders,
        fields.number("revision"));
  }

  private final Table<Buyer> rows;

  BuyerTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, CampaignTable.NAME, BuyerTable::schema);
  }

  Buyer get(PersonId person, UUID campaign, Instant deadline) {
    return rows.get(pk(person), sk(deadline, campaign))
        .orElseGet(() -> Buyer.none(person, campaign, deadline));
  }

  void put(WriteSet writes, Buyer next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** A page of a person's, the latest deadline first. */
  Table.Slice<Buyer> page(PersonId person, String after, int limit) {
    return rows.page(pk(person), "", after, limit, false);
  }

  private static String pk(PersonId person) {
    return "buyer#" + person;
  }

  private static String sk(Instant deadline, UUID campaign) {
    return deadline + "#" + campaign;
  }
}

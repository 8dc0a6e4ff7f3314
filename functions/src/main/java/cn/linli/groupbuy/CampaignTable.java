package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Campaigns: {@code campaign#<id> / campaign}. No community is in front: one campaign may be on
 * sale in ten thousand.
 */
final class CampaignTable {
  static final String NAME = "groupbuy";
  private static final String SK = "campaign";

  private static TableSchema<Campaign> schema() {
    return ItemSchema.of(Campaign.class, row -> pk(row.id()), row -> SK, CampaignTable::campaign)
        .with("id", String.class, row -> row.id().toString())
        .with("home", String.class, row -> row.home().value())
        .with("merchant", String.class, row -> row.merchant().toString())
        .with("owner", String.class, Campaign::owner)
        .with("payee", String.class, Campaign::payee)
        .with("ware", String.class, row -> Json.text(row.ware()))
        .with("terms", String.class, row -> Json.text(row.terms()))
        .with("state", String.class, row -> row.state().toString())
        .with("reason", String.class, Campaign::reason)
        .with("total", Integer.class, Campaign::total)
        .with("revision", Integer.class, Campaign::revision)
        .build();
  }

  private static Campaign campaign(ItemSchema.Fields fields) {
    return new Campaign(
        fields.get("id", PersonId::uuid),
        fields.get("home", CommunityId::new),
        fields.get("merchant", PersonId::uuid),
        fields.get("owner"),
        fields.get("payee"),
        Json.read(fields.<String>get("ware"), Ware.class),
        Json.read(fields.<String>get("terms"), Terms.class),
        fields.get("state", State::of),
        fields.get("reason"),
        fields.get("total"),
        fields.number("revision"));
  }

  private final Table<Campaign> rows;

  CampaignTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, CampaignTable::schema);
  }

  Optional<Campaign> find(UUID id) {
    return rows.get(pk(id), SK);
  }

  /** As it was a moment ago, at half the price. */
  Optional<Campaign> glance(UUID id) {
    return rows.glance(pk(id), SK);
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Campaign next, RuntimeException ifChanged) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  static String pk(UUID id) {
    return "campaign#" + id;
  }
}

package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Vetoes, one item for all of a merchant: {@code <community>#vetoes / <merchant>}. */
final class VetoTable {
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Veto> schema() {
    return ItemSchema.of(
            Veto.class,
            row -> pk(row.community()),
            row -> row.merchant().toString(),
            fields ->
                new Veto(
                    fields.get("community", CommunityId::new),
                    fields.get("sk", PersonId::uuid),
                    fields.get("reasons"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("reasons", TEXTS, Veto::reasons)
        .with("revision", Integer.class, Veto::revision)
        .build();
  }

  private final Table<Veto> rows;

  VetoTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, VetoTable::schema);
  }

  Veto get(CommunityId community, UUID merchant) {
    return rows.get(pk(community), merchant.toString())
        .orElseGet(() -> Veto.none(community, merchant));
  }

  /** As it was a moment ago. */
  Veto glance(CommunityId community, UUID merchant) {
    return rows.glance(pk(community), merchant.toString())
        .orElseGet(() -> Veto.none(community, merchant));
  }

  void put(WriteSet writes, Veto next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(CommunityId community) {
    return community + "#vetoes";
  }
}

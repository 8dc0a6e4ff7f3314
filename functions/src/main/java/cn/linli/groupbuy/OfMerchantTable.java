package cn.linli.groupbuy;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Which campaigns are a merchant's: {@code merchant#<id>#campaigns / <campaign>}. */
final class OfMerchantTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.merchant()),
            row -> row.campaign().toString(),
            fields ->
                new Row(fields.get("merchant", PersonId::uuid), fields.get("sk", PersonId::uuid)))
        .with("merchant", String.class, row -> row.merchant().toString())
        .build();
  }

  private final Table<Row> rows;

  OfMerchantTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, CampaignTable.NAME, OfMerchantTable::schema);
  }

  void add(WriteSet writes, Campaign campaign) {
    writes.put(rows, new Row(campaign.merchant(), campaign.id()));
  }

  Table.Slice<Row> page(UUID merchant, String after, int limit) {
    return rows.page(pk(merchant), "", after, limit, true);
  }

  private static String pk(UUID merchant) {
    return "merchant#" + merchant + "#campaigns";
  }

  /** A campaign and whose it is. */
  record Row(UUID merchant, UUID campaign) {}
}

package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * The communities whose residents may have ordered of a campaign: {@code campaign#<id>#communities
 * / <community>}. Of an area nobody knows before who will.
 */
final class JoinedTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.campaign()),
            row -> row.community().value(),
            fields ->
                new Row(fields.get("campaign", PersonId::uuid), fields.get("sk", CommunityId::new)))
        .with("campaign", String.class, row -> row.campaign().toString())
        .build();
  }

  private final Table<Row> rows;

  JoinedTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, CampaignTable.NAME, JoinedTable::schema);
  }

  boolean has(UUID campaign, CommunityId community) {
    return rows.get(pk(campaign), community.value()).isPresent();
  }

  void create(WriteSet writes, UUID campaign, CommunityId community) {
    writes.create(rows, new Row(campaign, community), new Stale());
  }

  Table.Slice<Row> page(UUID campaign, String after, int limit) {
    return rows.pageNow(pk(campaign), after, limit);
  }

  private static String pk(UUID campaign) {
    return CampaignTable.pk(campaign) + "#communities";
  }

  /** A community that takes part. */
  record Row(UUID campaign, CommunityId community) {}
}

package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * The payments of a community that were made, to be gone through one after the other: {@code
 * <community>#payments#<shard> / <id>}.
 */
final class ListTable {
  /** So that a rush of payers does not meet in one partition. */
  static final int SHARDS = 16;

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.community(), shard(row.payment())),
            row -> row.payment().toString(),
            fields ->
                new Row(
                    fields.get("community", CommunityId::new), fields.get("id", PersonId::uuid)))
        .with("community", String.class, row -> row.community().value())
        .with("id", String.class, row -> row.payment().toString())
        .build();
  }

  private final Table<Row> rows;

  ListTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PaymentTable.NAME, ListTable::schema);
  }

  void add(WriteSet writes, Payment payment) {
    writes.put(rows, new Row(payment.ask().community(), payment.ask().payment()));
  }

  Table.Slice<Row> page(CommunityId community, int shard, String after, int limit) {
    return rows.pageNow(pk(community, shard), after, limit);
  }

  private static int shard(UUID payment) {
    return Math.floorMod(payment.hashCode(), SHARDS);
  }

  private static String pk(CommunityId community, int shard) {
    return community + "#payments#" + Integer.toHexString(shard);
  }

  /** A payment and whose it is. */
  record Row(CommunityId community, UUID payment) {}
}

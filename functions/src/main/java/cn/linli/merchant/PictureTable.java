package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Pictures of people that a merchant has shown, to be found when it is gone and what named them is
 * too: {@code <home>#pictures#<merchant> / <upload>}.
 */
final class PictureTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.home(), row.merchant()),
            row -> row.upload().toString(),
            fields ->
                new Row(
                    fields.get("community", CommunityId::new),
                    fields.get("merchant", PersonId::uuid),
                    fields.get("sk", PersonId::uuid)))
        .with("community", String.class, row -> row.home().value())
        .with("merchant", String.class, row -> row.merchant().toString())
        .build();
  }

  private final Table<Row> rows;

  PictureTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, PictureTable::schema);
  }

  void put(WriteSet writes, Merchant merchant, UUID upload) {
    writes.put(rows, new Row(merchant.home(), merchant.id(), upload));
  }

  void delete(WriteSet writes, Row row) {
    var pk = pk(row.home(), row.merchant());
    var sk = row.upload().toString();
    writes.delete(MerchantTable.NAME, pk, sk, Condition.none(), new Stale());
  }

  /** Some that are left, as they are now. */
  List<Row> left(CommunityId home, UUID merchant, int most) {
    return rows.pageNow(pk(home, merchant), null, most).items();
  }

  private static String pk(CommunityId home, UUID merchant) {
    return home + "#pictures#" + merchant;
  }

  /** A picture of somebody. */
  record Row(CommunityId home, UUID merchant, UUID upload) {}
}

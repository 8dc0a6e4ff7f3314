package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * In which community a merchant is at home, {@code merchant-id#<id> / merchant-id}: the provider,
 * other communities and lists of campaigns know a merchant by its id alone, so no second one may
 * have it anywhere.
 */
final class IdTable {
  private static final String KEY = "merchant-id";

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> KEY + "#" + row.merchant(),
            row -> KEY,
            fields ->
                new Row(
                    fields.get("merchant", PersonId::uuid),
                    fields.get("community", CommunityId::new)))
        .with("merchant", String.class, row -> row.merchant().toString())
        .with("community", String.class, row -> row.home().value())
        .build();
  }

  private final Table<Row> rows;

  IdTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, IdTable::schema);
  }

  /** Adds to what a use case writes that an id is a new merchant's. */
  void take(WriteSet writes, Merchant first) {
    var row = new Row(first.id(), first.home());
    writes.create(rows, row, MerchantError.ID_REUSED.refusal());
  }

  /** Whose home an id belongs to. */
  record Row(UUID merchant, CommunityId home) {}
}

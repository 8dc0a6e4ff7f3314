package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What merchants have on sale: {@code <home>#merchant#<id> / volume}. */
final class VolumeTable {
  private static final String SK = "volume";

  private static TableSchema<Volume> schema() {
    return ItemSchema.of(
            Volume.class,
            row -> MerchantTable.pk(row.home(), row.merchant()),
            row -> SK,
            fields ->
                new Volume(
                    fields.get("community", CommunityId::new),
                    fields.get("merchant", PersonId::uuid),
                    new Money(fields.<Long>get("amount")),
                    fields.number("listings"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.home().value())
        .with("merchant", String.class, row -> row.merchant().toString())
        .with("amount", Long.class, row -> row.amount().fen())
        .with("listings", Integer.class, Volume::listings)
        .with("revision", Integer.class, Volume::revision)
        .build();
  }

  private final Table<Volume> rows;

  VolumeTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, VolumeTable::schema);
  }

  Volume get(CommunityId home, UUID merchant) {
    return rows.get(MerchantTable.pk(home, merchant), SK)
        .orElseGet(() -> Volume.none(home, merchant));
  }

  /** Holds while nothing was listed or unlisted since. */
  void require(WriteSet writes, Volume read) {
    var pk = MerchantTable.pk(read.home(), read.merchant());
    writes.check(MerchantTable.NAME, pk, SK, Condition.isAt(read.revision()), new Stale());
  }

  void put(WriteSet writes, Volume next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }
}

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
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Payments for guarantees: {@code <home>#topups#<merchant> / <payment>}. */
final class TopUpTable {
  private static TableSchema<TopUp> schema() {
    return ItemSchema.of(
            TopUp.class,
            row -> pk(row.home(), row.merchant()),
            row -> row.payment().toString(),
            fields ->
                new TopUp(
                    fields.get("community", CommunityId::new),
                    fields.get("merchant", PersonId::uuid),
                    fields.get("sk", PersonId::uuid),
                    new Money(fields.<Long>get("amount")),
                    fields.get("askedAt"),
                    fields.get("payBy")))
        .with("community", String.class, row -> row.home().value())
        .with("merchant", String.class, row -> row.merchant().toString())
        .with("amount", Long.class, row -> row.amount().fen())
        .with("askedAt", Instant.class, TopUp::askedAt)
        .with("payBy", Instant.class, TopUp::payBy)
        .build();
  }

  private final Table<TopUp> rows;

  TopUpTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, TopUpTable::schema);
  }

  Optional<TopUp> find(CommunityId home, UUID merchant, UUID payment) {
    return rows.get(pk(home, merchant), payment.toString());
  }

  /** What was paid and what is asked for of a merchant, the newest first. */
  List<TopUp> list(CommunityId home, UUID merchant) {
    return rows.list(pk(home, merchant), "").stream()
        .sorted(Comparator.comparing(TopUp::askedAt).reversed())
        .toList();
  }

  void create(WriteSet writes, TopUp topUp) {
    writes.create(rows, topUp, new Stale());
  }

  void delete(WriteSet writes, TopUp topUp) {
    var pk = pk(topUp.home(), topUp.merchant());
    writes.delete(
        MerchantTable.NAME, pk, topUp.payment().toString(), Condition.none(), new Stale());
  }

  private static String pk(CommunityId home, UUID merchant) {
    return home + "#topups#" + merchant;
  }
}

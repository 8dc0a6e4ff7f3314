package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Which payment a number is, since all a provider tells of is numbers: {@code number#<number> /
 * number}. The one kind of item here without a community in front: it leads to the community.
 */
final class NumberTable {
  private static final String SK = "number";

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.number()),
            row -> SK,
            fields ->
                new Row(
                    fields.get("number"),
                    fields.get("community", CommunityId::new),
                    fields.get("payment", PersonId::uuid)))
        .with("number", String.class, Row::number)
        .with("community", String.class, row -> row.community().value())
        .with("payment", String.class, row -> row.payment().toString())
        .build();
  }

  private final Table<Row> rows;

  NumberTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PaymentTable.NAME, NumberTable::schema);
  }

  Optional<Row> find(String number) {
    return rows.get(pk(number), SK);
  }

  /** A number belongs to one payment of one community. */
  void create(WriteSet writes, Payment payment) {
    var row = new Row(payment.number(), payment.ask().community(), payment.ask().payment());
    writes.create(rows, row, PaymentError.ID_REUSED.refusal());
  }

  private static String pk(String number) {
    return "number#" + number;
  }

  /** A number and whose it is. */
  record Row(String number, CommunityId community, UUID payment) {}
}

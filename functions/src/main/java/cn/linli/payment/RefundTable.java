package cn.linli.payment;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Refunds beside their payment: {@code <community>#payment#<id> / refund#<number>}. */
final class RefundTable {
  private static final String SK = "refund#";

  private static TableSchema<Refund> schema() {
    return ItemSchema.of(
            Refund.class,
            row -> PaymentTable.pk(row.community(), row.payment()),
            row -> SK + row.number(),
            RefundTable::refund)
        .with("community", String.class, row -> row.community().value())
        .with("payment", String.class, row -> row.payment().toString())
        .with("number", String.class, Refund::number)
        .with("key", String.class, Refund::key)
        .with("parts", PaymentTable.FEN, row -> PaymentTable.fen(row.parts()))
        .with("reason", String.class, Refund::reason)
        .with("askedAt", Instant.class, Refund::askedAt)
        .with("state", String.class, row -> row.state().toString())
        .with("refund", String.class, Refund::refund)
        .with("takeBack", Boolean.class, takeBack(Refund.TakeBack::isDone))
        .with(
            "takeBackFen",
            Long.class,
            takeBack(back -> back.amount() == null ? null : back.amount().fen()))
        .with("lookAt", Instant.class, Refund::lookAt)
        .with("looks", Integer.class, Refund::looks)
        .with("revision", Integer.class, Refund::revision)
        .build();
  }

  private final Table<Refund> rows;

  RefundTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PaymentTable.NAME, RefundTable::schema);
  }

  Optional<Refund> find(CommunityId community, UUID payment, String number) {
    return rows.get(PaymentTable.pk(community, payment), SK + number);
  }

  /** The refunds of a payment; a provider takes fifty at the most. */
  List<Refund> of(CommunityId community, UUID payment) {
    return rows.list(PaymentTable.pk(community, payment), SK);
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Refund next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static <V> Function<Refund, V> takeBack(Function<Refund.TakeBack, V> getter) {
    return row -> row.takeBack() == null ? null : getter.apply(row.takeBack());
  }

  private static Refund.TakeBack takeBack(ItemSchema.Fields fields) {
    Boolean isDone = fields.get("takeBack");
    Long fen = fields.get("takeBackFen");
    return isDone == null ? null : new Refund.TakeBack(fen == null ? null : new Money(fen), isDone);
  }

  private static Refund refund(ItemSchema.Fields fields) {
    return new Refund(
        fields.get("community", CommunityId::new),
        fields.get("payment", PersonId::uuid),
        fields.get("number"),
        fields.get("key"),
        PaymentTable.parts(fields.get("parts")),
        fields.get("reason"),
        fields.get("askedAt"),
        fields.get("state", Refund.State::of),
        fields.get("refund"),
        takeBack(fields),
        fields.get("lookAt"),
        fields.number("looks"),
        fields.number("revision"));
  }
}

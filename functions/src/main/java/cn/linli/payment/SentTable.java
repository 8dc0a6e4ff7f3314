package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Transfers that have ended: {@code <community>#transfers / <number>}. Those of a payout lie beside
 * each other, since their numbers begin with its own.
 */
final class SentTable {
  private static TableSchema<Sent> schema() {
    return ItemSchema.of(Sent.class, row -> pk(row.community()), Sent::number, SentTable::sent)
        .with("community", String.class, row -> row.community().value())
        .with("number", String.class, Sent::number)
        .with("payout", String.class, Sent::payout)
        .with("kind", String.class, row -> row.kind().toString())
        .with("amount", Long.class, row -> row.amount().fen())
        .with("transfer", String.class, Sent::transfer)
        .with("isPaid", Boolean.class, Sent::isPaid)
        .with("askedAt", Instant.class, Sent::askedAt)
        .with("endedAt", Instant.class, Sent::endedAt)
        .build();
  }

  private final Table<Sent> rows;

  SentTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PaymentTable.NAME, SentTable::schema);
  }

  /** A transfer ends once. */
  void create(WriteSet writes, Sent sent) {
    writes.create(rows, sent, new Stale());
  }

  Optional<Sent> find(CommunityId community, String number) {
    return rows.get(pk(community), number);
  }

  /** Those of a payout, which are few. */
  List<Sent> of(Payout payout) {
    return rows.list(pk(payout.promise().community()), payout.number());
  }

  Table.Slice<Sent> page(CommunityId community, String after, int limit) {
    return rows.pageNow(pk(community), after, limit);
  }

  private static String pk(CommunityId community) {
    return community + "#transfers";
  }

  private static Sent sent(ItemSchema.Fields fields) {
    return new Sent(
        fields.get("community", CommunityId::new),
        fields.get("number"),
        fields.get("payout"),
        fields.get("kind", PayoutKind::of),
        new Money(fields.<Long>get("amount")),
        fields.get("transfer"),
        fields.<Boolean>get("isPaid"),
        fields.get("askedAt"),
        fields.get("endedAt"));
  }
}

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Payouts: {@code <community>#payout#<number> / payout}. */
final class PayoutTable {
  private static final String SK = "payout";

  private static TableSchema<Payout> schema() {
    return ItemSchema.of(
            Payout.class,
            row -> pk(row.promise().community(), row.number()),
            row -> SK,
            PayoutTable::payout)
        .with("community", String.class, row -> row.promise().community().value())
        .with("id", String.class, row -> row.promise().id())
        .with("payee", String.class, row -> row.promise().payee())
        .with("person", String.class, row -> row.promise().person().toString())
        .with("amount", Long.class, row -> row.promise().amount().fen())
        .with("kind", String.class, row -> row.promise().kind().toString())
        .with("reason", String.class, row -> row.promise().reason())
        .with("cause", String.class, row -> row.promise().cause())
        .with("funding", PaymentTable.FEN, row -> fen(row.funding()))
        .with("paid", Long.class, row -> row.paid().fen())
        .with("state", String.class, row -> row.state().toString())
        .with("sending", String.class, sending(Payout.Sending::number))
        .with("sendingFen", Long.class, sending(sending -> sending.amount().fen()))
        .with("merchant", String.class, sending(Payout.Sending::merchant))
        .with("app", String.class, sending(sending -> sending.app().toString()))
        .with("appId", String.class, sending(Payout.Sending::appId))
        .with("askedAt", Instant.class, sending(Payout.Sending::askedAt))
        .with("ended", Integer.class, Payout::ended)
        .with("owedAt", Instant.class, Payout::owedAt)
        .with("lookAt", Instant.class, Payout::lookAt)
        .with("looks", Integer.class, Payout::looks)
        .with("revision", Integer.class, Payout::revision)
        .build();
  }

  private final Table<Payout> rows;
  private final PayoutLists lists;

  PayoutTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PaymentTable.NAME, PayoutTable::schema);
    this.lists = new PayoutLists(dynamo);
  }

  PayoutLists lists() {
    return lists;
  }

  Optional<Payout> find(CommunityId community, String id) {
    return findNumber(community, PayoutNumber.of(community, id));
  }

  /** By its own number. */
  Optional<Payout> findNumber(CommunityId community, String number) {
    return rows.get(pk(community, number), SK);
  }

  /** By the number of one of its transfers, or what may be one. */
  Optional<Payout> ofTransfer(CommunityId community, String transfer) {
    return PayoutNumber.ofTransfer(transfer).flatMap(number -> findNumber(community, number));
  }

  void create(WriteSet writes, Payout first) {
    put(writes, first);
    lists.open(writes, first);
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Payout next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
    if (next.state() == Payout.State.PAID) {
      lists.close(writes, next);
    }
  }

  private static String pk(CommunityId community, String number) {
    return community + "#payout#" + number;
  }

  private static Map<String, Long> fen(Map<String, Money> funding) {
    var fen = new TreeMap<String, Long>();
    funding.forEach((key, amount) -> fen.put(key, amount.fen()));
    return fen;
  }

  private static <V> Function<Payout, V> sending(Function<Payout.Sending, V> getter) {
    return row -> row.sending() == null ? null : getter.apply(row.sending());
  }

  private static Payout.Sending sending(ItemSchema.Fields fields) {
    return fields.get("sending") == null
        ? null
        : new Payout.Sending(
            fields.get("sending"),
            new Money(fields.<Long>get("sendingFen")),
            fields.get("merchant"),
            fields.get("app", App::of),
            fields.get("appId"),
            fields.get("askedAt"));
  }

  private static Payout payout(ItemSchema.Fields fields) {
    var promise =
        new Promise(
            fields.get("community", CommunityId::new),
            fields.get("id"),
            fields.get("payee"),
            fields.get("person", PersonId::of),
            new Money(fields.<Long>get("amount")),
            fields.get("kind", PayoutKind::of),
            fields.get("reason"),
            fields.get("cause"));
    var funding = new HashMap<String, Money>();
    fields
        .<Map<String, Long>>get("funding")
        .forEach((key, fen) -> funding.put(key, new Money(fen)));
    return new Payout(
        promise,
        Map.copyOf(funding),
        new Money(fields.<Long>get("paid")),
        fields.get("state", Payout.State::of),
        sending(fields),
        fields.number("ended"),
        fields.get("owedAt"),
        fields.get("lookAt"),
        fields.number("looks"),
        fields.number("revision"));
  }
}

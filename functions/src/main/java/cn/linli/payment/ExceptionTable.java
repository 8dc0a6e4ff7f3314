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
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Exceptions: {@code <community>#exception#<id> / exception}, and while they are open once more
 * {@code <community>#exceptions / <at>#<id>}.
 */
final class ExceptionTable {
  private static final String SK = "exception";

  private static TableSchema<Row> schema() {
    return ItemSchema.of(Row.class, Row::pk, Row::sk, ExceptionTable::row)
        .with("community", String.class, row -> row.it().community().value())
        .with("id", String.class, row -> row.it().id())
        .with("kind", String.class, row -> row.it().kind().toString())
        .with("at", Instant.class, row -> row.it().at())
        .with("payment", String.class, row -> text(row.it().payment()))
        .with("provider", String.class, row -> row.it().provider())
        .with("merchant", String.class, row -> row.it().merchant())
        .with("amount", Long.class, row -> row.it().amount().fen())
        .with("orderNumber", String.class, row -> row.it().number())
        .with("payee", String.class, row -> row.it().payee())
        .with("givenBy", String.class, giving(Exceptional.Giving::by))
        .with("givenFor", String.class, giving(Exceptional.Giving::reason))
        .with("givenAt", Instant.class, giving(Exceptional.Giving::askedAt))
        .with("givingFailed", Boolean.class, giving(Exceptional.Giving::isFailed))
        .with("lookAt", Instant.class, giving(Exceptional.Giving::lookAt))
        .with("looks", Integer.class, giving(Exceptional.Giving::looks))
        .with("closedBy", String.class, row -> row.it().closedBy())
        .with("reason", String.class, row -> row.it().reason())
        .with("revision", Integer.class, row -> row.it().revision())
        .build();
  }

  private final Table<Row> rows;

  ExceptionTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PaymentTable.NAME, ExceptionTable::schema);
  }

  Optional<Exceptional> find(CommunityId community, String id) {
    return rows.get(pk(community, id), SK).map(Row::it);
  }

  void open(WriteSet writes, Exceptional it) {
    writes.create(rows, new Row(pk(it.community(), it.id()), SK, it), new Stale());
    writes.put(rows, new Row(list(it.community()), listed(it), it));
  }

  /** Writes the next revision of one that stays open. */
  void put(WriteSet writes, Exceptional next) {
    var row = new Row(pk(next.community(), next.id()), SK, next);
    writes.put(rows, row, Condition.isAt(next.revision() - 1), new Stale());
    writes.put(rows, new Row(list(next.community()), listed(next), next));
  }

  void close(WriteSet writes, Exceptional closed) {
    var row = new Row(pk(closed.community(), closed.id()), SK, closed);
    writes.put(rows, row, Condition.isAt(closed.revision() - 1), new Stale());
    writes.delete(
        PaymentTable.NAME, list(closed.community()), listed(closed), Condition.none(), new Stale());
  }

  /** A page of the open ones, the oldest first. */
  Table.Slice<Row> page(CommunityId community, String after, int limit) {
    return rows.page(list(community), "", after, limit, true);
  }

  private static String pk(CommunityId community, String id) {
    return community + "#exception#" + id;
  }

  private static String list(CommunityId community) {
    return community + "#exceptions";
  }

  private static String listed(Exceptional it) {
    return it.at() + "#" + it.id();
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static <V> Function<Row, V> giving(Function<Exceptional.Giving, V> getter) {
    return row -> row.it().giving() == null ? null : getter.apply(row.it().giving());
  }

  private static Exceptional.Giving giving(ItemSchema.Fields fields) {
    return fields.get("givenBy") == null
        ? null
        : new Exceptional.Giving(
            fields.get("givenBy"),
            fields.get("givenFor"),
            fields.get("givenAt"),
            fields.<Boolean>get("givingFailed"),
            fields.get("lookAt"),
            fields.number("looks"));
  }

  private static Row row(ItemSchema.Fields fields) {
    return new Row(
        fields.get("pk"),
        fields.get("sk"),
        new Exceptional(
            fields.get("community", CommunityId::new),
            fields.get("id"),
            fields.get("kind", Exceptional.Kind::of),
            fields.get("at"),
            fields.get("payment", PersonId::uuid),
            fields.get("provider"),
            fields.get("merchant"),
            new Money(fields.<Long>get("amount")),
            fields.get("orderNumber"),
            fields.get("payee"),
            giving(fields),
            fields.get("closedBy"),
            fields.get("reason"),
            fields.number("revision")));
  }

  /** An exception in one of its places. */
  record Row(String pk, String sk, Exceptional it) {}
}

package cn.linli.reconciliation;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Days of the accounts of a community: {@code <community>#days / <date>#<account>}. */
final class DayTable {
  static final String NAME = "reconciliation";

  private static TableSchema<Day> schema() {
    return ItemSchema.of(
            Day.class, row -> pk(row.key().community()), row -> sk(row.key()), DayTable::day)
        .with("community", String.class, row -> row.key().community().value())
        .with("account", String.class, row -> row.key().account())
        .with("date", String.class, row -> row.key().date().toString())
        .with("step", String.class, row -> row.progress().step().name())
        .with("chunks", Integer.class, row -> row.progress().chunks())
        .with("position", String.class, row -> row.progress().at())
        .with("rows", Long.class, row -> row.sums().rows())
        .with("paid", Long.class, row -> row.sums().paid().fen())
        .with("refunded", Long.class, row -> row.sums().refunded().fen())
        .with("feesTaken", Long.class, row -> row.sums().feesTaken().fen())
        .with("feesReturned", Long.class, row -> row.sums().feesReturned().fen())
        .with("matched", Long.class, Day::matched)
        .with("open", Long.class, Day::open)
        .with("trouble", String.class, Day::trouble)
        .with("lookAt", Instant.class, Day::lookAt)
        .with("looks", Integer.class, Day::looks)
        .with("closedAt", Instant.class, Day::closedAt)
        .with("revision", Integer.class, Day::revision)
        .build();
  }

  private final Table<Day> rows;

  DayTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, DayTable::schema);
  }

  Optional<Day> find(Day.Key key) {
    return rows.get(pk(key.community()), sk(key));
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Day next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** Holds only while the day is as it was read. */
  void check(WriteSet writes, Day day) {
    writes.check(
        NAME,
        pk(day.key().community()),
        sk(day.key()),
        Condition.isAt(day.revision()),
        new Stale());
  }

  /** A page of the days of a community, newest first. */
  Table.Slice<Day> page(CommunityId community, String after, int limit) {
    return rows.page(pk(community), "", after, limit, false);
  }

  private static String pk(CommunityId community) {
    return community + "#days";
  }

  private static String sk(Day.Key key) {
    return key.date() + "#" + key.account();
  }

  private static Day day(ItemSchema.Fields fields) {
    return new Day(
        new Day.Key(
            fields.get("community", CommunityId::new),
            fields.get("account"),
            LocalDate.parse(fields.<String>get("date"))),
        new Day.Progress(
            Day.Step.valueOf(fields.get("step")), fields.number("chunks"), fields.get("position")),
        new Sums(
            fields.get("rows"),
            new Money(fields.<Long>get("paid")),
            new Money(fields.<Long>get("refunded")),
            new Money(fields.<Long>get("feesTaken")),
            new Money(fields.<Long>get("feesReturned"))),
        fields.<Long>get("matched"),
        fields.<Long>get("open"),
        fields.get("trouble"),
        fields.get("lookAt"),
        fields.number("looks"),
        fields.get("closedAt"),
        fields.number("revision"));
  }
}

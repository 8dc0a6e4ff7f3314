package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * How many tickets somebody brought on the last day on which they brought any: {@code
 * <community>#day#<person> / day}.
 */
final class DayTable {
  private static final String SK = "day";

  private static TableSchema<Day> schema() {
    return ItemSchema.of(
            Day.class,
            row -> row.community() + "#day#" + row.person(),
            row -> SK,
            fields ->
                new Day(
                    fields.get("community", CommunityId::new),
                    fields.get("person", PersonId::of),
                    LocalDate.parse(fields.get("day")),
                    fields.number("count"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("day", String.class, row -> row.day().toString())
        .with("count", Integer.class, Day::count)
        .with("revision", Integer.class, Day::revision)
        .build();
  }

  private final Table<Day> rows;

  DayTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TicketTable.NAME, DayTable::schema);
  }

  /** One more; refuses when that is too many for a day. */
  void onceMore(WriteSet writes, CommunityId community, PersonId person, LocalDate day, int most) {
    var known =
        rows.get(community + "#day#" + person, SK)
            .orElseGet(() -> new Day(community, person, LocalDate.EPOCH, 0, 0));
    int before = known.day().equals(day) ? known.count() : 0;
    if (before >= most) {
      throw TicketError.TOO_MANY_TODAY.refusal();
    }
    var next = new Day(community, person, day, before + 1, known.revision() + 1);
    writes.put(rows, next, Condition.isAt(known.revision()), new Stale());
  }

  private record Day(
      CommunityId community, PersonId person, LocalDate day, int count, int revision) {}
}

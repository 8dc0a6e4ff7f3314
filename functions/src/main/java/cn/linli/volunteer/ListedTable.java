package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Shifts that want people, in the order of time: {@code <community>#open#<month> /
 * <from>#<activity>#<shift>}.
 */
final class ListedTable {
  private static TableSchema<Listed> schema() {
    return ItemSchema.of(
            Listed.class, row -> pk(row.community(), row.month()), Listed::order, ListedTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("month", String.class, row -> row.month().toString())
        .with("activity", String.class, row -> row.activity().toString())
        .with("shift", String.class, row -> row.shift().toString())
        .build();
  }

  private static Listed read(ItemSchema.Fields fields) {
    return new Listed(
        fields.get("community", CommunityId::new),
        fields.<String, YearMonth>get("month", YearMonth::parse),
        fields.get("sk"),
        fields.get("activity", PersonId::uuid),
        fields.get("shift", PersonId::uuid));
  }

  private final Table<Listed> rows;

  ListedTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ProfileTable.NAME, ListedTable::schema);
  }

  /** Follows a shift through the months, and off the list. */
  void move(WriteSet writes, Shift before, Shift next, ZoneId calendar) {
    var was = before == null || before.state() != ShiftState.OPEN ? null : of(before, calendar);
    var is = next.state() == ShiftState.OPEN ? of(next, calendar) : null;
    if (was != null && !was.equals(is)) {
      var pk = pk(was.community(), was.month());
      writes.delete(ProfileTable.NAME, pk, was.order(), Condition.none(), new Stale());
    }
    if (is != null && !is.equals(was)) {
      writes.put(rows, is);
    }
  }

  private static Listed of(Shift shift, ZoneId calendar) {
    var from = shift.time().start();
    return new Listed(
        shift.community(),
        YearMonth.from(from.atZone(calendar)),
        "%s#%s#%s".formatted(order(from), shift.activity(), shift.id()),
        shift.activity(),
        shift.id());
  }

  /** Sorts as it reads: whole seconds all have one length. */
  static String order(Instant from) {
    return from.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  Table.Slice<Listed> page(CommunityId community, YearMonth month, String after, int limit) {
    return rows.page(pk(community, month), "", after, limit, true);
  }

  private static String pk(CommunityId community, YearMonth month) {
    return community + "#open#" + month;
  }
}

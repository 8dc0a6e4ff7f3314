package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.volunteer.Year.Sum;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Totals: {@code <community>#years#<person> / <year>}, with two numbers for each month, and {@code
 * / ever}. A statement reads two items, however many shifts and years there were.
 */
final class YearTable {
  private static final String EVER = "ever";
  private static final String MINUTES = "minutes";
  private static final String SHIFTS = "shifts";

  private static TableSchema<Row> schema() {
    var schema =
        ItemSchema.of(Row.class, Row::pk, Row::sk, YearTable::read)
            .with(MINUTES, Integer.class, row -> row.whole().minutes())
            .with(SHIFTS, Integer.class, row -> row.whole().shifts());
    for (var month : Month.values()) {
      schema.with(name(MINUTES, month), Integer.class, row -> of(row, month).minutes());
      schema.with(name(SHIFTS, month), Integer.class, row -> of(row, month).shifts());
    }
    return schema.build();
  }

  private static Row read(ItemSchema.Fields fields) {
    var months = new TreeMap<Month, Sum>();
    for (var month : Month.values()) {
      Integer shifts = fields.get(name(SHIFTS, month));
      if (shifts != null && shifts > 0) {
        months.put(month, new Sum(fields.number(name(MINUTES, month)), shifts));
      }
    }
    var whole = new Sum(fields.number(MINUTES), fields.number(SHIFTS));
    return new Row(fields.get("pk"), fields.get("sk"), whole, months);
  }

  private static Sum of(Row row, Month month) {
    return row.months().getOrDefault(month, Sum.NOTHING);
  }

  private static String name(String number, Month month) {
    return number + month.getValue();
  }

  private final Table<Row> rows;

  YearTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ProfileTable.NAME, YearTable::schema);
  }

  /** Adds to all totals that a day counts in. */
  void add(WriteSet writes, CommunityId community, PersonId person, LocalDate day, Sum more) {
    var month = day.getMonth();
    var year =
        sum(more).add(name(MINUTES, month), more.minutes()).add(name(SHIFTS, month), more.shifts());
    update(writes, pk(community, person), sk(day.getYear()), year);
    update(writes, pk(community, person), EVER, sum(more));
  }

  private static Condition sum(Sum more) {
    return Condition.none().add(MINUTES, more.minutes()).add(SHIFTS, more.shifts());
  }

  private static void update(WriteSet writes, String pk, String sk, Condition change) {
    writes.update(ProfileTable.NAME, pk, sk, change, new Stale());
  }

  Year get(CommunityId community, PersonId person, int year) {
    return rows.get(pk(community, person), sk(year))
        .map(row -> row.of(community, person))
        .orElseGet(() -> Year.nothing(community, person, year));
  }

  /** All that somebody ever gave. */
  Sum ever(CommunityId community, PersonId person) {
    return rows.get(pk(community, person), EVER).map(Row::whole).orElse(Sum.NOTHING);
  }

  List<Year> all(CommunityId community, PersonId person) {
    return rows.list(pk(community, person), "").stream()
        .filter(row -> !row.sk().equals(EVER))
        .map(row -> row.of(community, person))
        .toList();
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#years#" + person;
  }

  private static String sk(int year) {
    return Integer.toString(year);
  }

  private record Row(String pk, String sk, Sum whole, SortedMap<Month, Sum> months) {
    Year of(CommunityId community, PersonId person) {
      return new Year(community, person, Integer.parseInt(sk), whole, months);
    }
  }
}

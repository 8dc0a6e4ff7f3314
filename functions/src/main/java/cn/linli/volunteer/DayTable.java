package cn.linli.volunteer;

import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Engaged days: {@code person#<person> / <date>}, of all communities, since a person may live in
 * several. Its revision is why nobody promises the same hour twice.
 */
final class DayTable {
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Day> schema() {
    return ItemSchema.of(
            Day.class, row -> pk(row.person()), row -> row.date().toString(), DayTable::read)
        .with("person", String.class, row -> row.person().toString())
        .with("promised", TEXTS, DayTable::texts)
        .with("revision", Integer.class, Day::revision)
        .build();
  }

  private static Map<String, String> texts(Day row) {
    var texts = new TreeMap<String, String>();
    row.promised().forEach((shift, time) -> texts.put(shift, time.start() + " " + time.end()));
    return texts;
  }

  private static Day read(ItemSchema.Fields fields) {
    var promised = new TreeMap<String, TimeRange>();
    fields
        .<Map<String, String>>get("promised")
        .forEach(
            (shift, text) -> {
              var parts = text.split(" ", 2);
              promised.put(shift, new TimeRange(Instant.parse(parts[0]), Instant.parse(parts[1])));
            });
    return new Day(
        fields.get("person", PersonId::of),
        fields.<String, LocalDate>get("sk", LocalDate::parse),
        promised,
        fields.number("revision"));
  }

  private final Table<Day> rows;

  DayTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ProfileTable.NAME, DayTable::schema);
  }

  private Day get(PersonId person, LocalDate date) {
    return rows.get(pk(person), date.toString())
        .orElseGet(() -> new Day(person, date, Map.of(), 0));
  }

  /** The days that an assignment touches. */
  List<Day> of(PersonId person, TimeRange time) {
    return time.days(ZoneOffset.UTC).stream().map(date -> get(person, date)).toList();
  }

  /** Adds to what a use case writes that somebody has promised to come. */
  void promise(WriteSet writes, Assignment next) {
    var shift = ref(next.key());
    for (var day : of(next.key().person(), next.time())) {
      if (!day.isFree(shift, next.time())) {
        throw VolunteerError.OVERLAPS.refusal();
      }
      put(writes, day.with(shift, next.time()));
    }
  }

  /** Adds that they have their time back. */
  void giveBack(WriteSet writes, Assignment off) {
    of(off.key().person(), off.time()).forEach(day -> put(writes, day.without(ref(off.key()))));
  }

  private void put(WriteSet writes, Day next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** All days of a person. */
  Stream<Day> all(PersonId person) {
    return rows.list(pk(person), "").stream();
  }

  void forget(WriteSet writes, Day day) {
    writes.delete(
        ProfileTable.NAME, pk(day.person()), day.date().toString(), Condition.none(), new Stale());
  }

  private static String ref(Assignment.Key key) {
    return "%s/%s/%s".formatted(key.community(), key.activity(), key.shift());
  }

  private static String pk(PersonId person) {
    return "person#" + person;
  }
}

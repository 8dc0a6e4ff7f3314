package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Days: {@code <community>#screen#<generation> / <date>}, gone three days after. */
final class DayTable {
  private static final int DAYS_KEPT = 3;
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);
  private static final EnhancedType<Map<String, Integer>> NUMBERS =
      EnhancedType.mapOf(String.class, Integer.class);

  private static TableSchema<Day> schema() {
    return ItemSchema.of(
            Day.class,
            day -> pk(day.community(), day.generation()),
            day -> day.date().toString(),
            DayTable::day)
        .with("community", String.class, day -> day.community().value())
        .with("generation", Integer.class, Day::generation)
        .with("slots", TEXTS, DayTable::slots)
        .with("parts", NUMBERS, Day::parts)
        .with("revision", Integer.class, Day::revision)
        .with("ttl", Long.class, DayTable::ttl)
        .build();
  }

  private static Day day(ItemSchema.Fields fields) {
    var slots = new TreeMap<String, Slot>();
    fields
        .<Map<String, String>>get("slots")
        .forEach((name, slot) -> slots.put(name, Json.read(slot, Slot.class)));
    return new Day(
        fields.get("community", CommunityId::new),
        fields.number("generation"),
        LocalDate.parse(fields.<String>get("sk")),
        slots,
        new TreeMap<>(fields.<Map<String, Integer>>get("parts")),
        fields.number("revision"));
  }

  private static Map<String, String> slots(Day day) {
    var texts = new HashMap<String, String>();
    day.slots().forEach((name, slot) -> texts.put(name, Json.text(slot)));
    return texts;
  }

  private static long ttl(Day day) {
    return day.date().plusDays(DAYS_KEPT).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  private final Table<Day> rows;

  DayTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, DayTable::schema);
  }

  /** A day as it is now. */
  Day get(CommunityId community, int generation, LocalDate date) {
    return orEmpty(
        rows.get(pk(community, generation), date.toString()), community, generation, date);
  }

  /** A day as it was a moment ago. */
  Day glance(CommunityId community, int generation, LocalDate date) {
    var day = rows.glance(pk(community, generation), date.toString());
    return orEmpty(day, community, generation, date);
  }

  private static Day orEmpty(
      Optional<Day> day, CommunityId community, int generation, LocalDate date) {
    return day.orElseGet(() -> Day.empty(community, generation, date));
  }

  /**
   * Puts a day in the place of the one that was read.
   *
   * @param read its revision
   */
  void put(WriteSet writes, Day next, int read) {
    writes.put(rows, next, Condition.isAt(read), new Stale());
  }

  private static String pk(CommunityId community, int generation) {
    return community + "#screen#" + generation;
  }
}

package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.venue.Deviation.Closure;
import cn.linli.venue.Deviation.SpecialDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Special days and closures, by the last day they concern: {@code <community>#deviations /
 * <until>#day#<zone>} and {@code <until>#closure#<blackout>}. What is over is never read again.
 */
final class DeviationTable {
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Deviation> schema() {
    return ItemSchema.of(
            Deviation.class,
            row -> pk(row.community()),
            DeviationTable::sk,
            DeviationTable::deviation)
        .with("community", String.class, row -> row.community().value())
        .with("zone", String.class, Deviation::zone)
        .with("until", String.class, row -> row.until().toString())
        .with("name", String.class, when(SpecialDay.class, SpecialDay::name))
        .with("hours", TEXTS, when(SpecialDay.class, DeviationTable::hours))
        .with("revision", Integer.class, when(SpecialDay.class, SpecialDay::revision))
        .with("start", Instant.class, when(Closure.class, row -> row.time().start()))
        .with("end", Instant.class, when(Closure.class, row -> row.time().end()))
        .with("blackout", String.class, when(Closure.class, row -> row.id().toString()))
        .build();
  }

  private final Table<Deviation> rows;

  DeviationTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, DeviationTable::schema);
  }

  /** What is not over before a day, as it was a moment ago. */
  List<Deviation> from(CommunityId community, LocalDate day) {
    return rows.glanceFrom(pk(community), day.toString());
  }

  Optional<SpecialDay> specialDay(CommunityId community, String zone, LocalDate date) {
    return rows.get(pk(community), sk(date, zone)).map(SpecialDay.class::cast);
  }

  /** Writes the next revision of a special day. */
  void put(WriteSet writes, SpecialDay next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, VenueError.CHANGED_MEANWHILE.refusal());
  }

  void put(WriteSet writes, Closure closure) {
    writes.put(rows, closure);
  }

  void delete(WriteSet writes, Deviation deviation) {
    var pk = pk(deviation.community());
    writes.delete(ZoneTable.NAME, pk, sk(deviation), Condition.none(), new Stale());
  }

  private static String pk(CommunityId community) {
    return community + "#deviations";
  }

  private static String sk(Deviation row) {
    return switch (row) {
      case SpecialDay day -> sk(day.date(), day.zone());
      case Closure closure -> closure.until() + "#closure#" + closure.id();
    };
  }

  private static String sk(LocalDate date, String zone) {
    return date + "#day#" + zone;
  }

  private static <T extends Deviation, V> Function<Deviation, V> when(
      Class<T> kind, Function<T, V> getter) {
    return row -> kind.isInstance(row) ? getter.apply(kind.cast(row)) : null;
  }

  private static List<String> hours(SpecialDay day) {
    return day.hours().stream().map(Opening::toString).toList();
  }

  private static Deviation deviation(ItemSchema.Fields fields) {
    CommunityId community = fields.get("community", CommunityId::new);
    String zone = fields.get("zone");
    var until = LocalDate.parse(fields.<String>get("until"));
    if (fields.get("blackout") != null) {
      var time = new TimeRange(fields.get("start"), fields.get("end"));
      return new Closure(community, zone, time, until, fields.get("blackout", PersonId::uuid));
    }
    List<String> hours = fields.get("hours");
    return new SpecialDay(
        community,
        zone,
        until,
        fields.get("name"),
        hours.stream().map(Opening::of).toList(),
        fields.number("revision"));
  }
}

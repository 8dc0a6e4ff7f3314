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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Who waits for a time of a zone, by the day it starts on: {@code <community>#waiting#<date> /
 * <zone>#<placed at>#<id>}.
 */
final class WaitingTable {
  // Left to itself, an instant drops its last zeros, and texts would no longer be in its order.
  private static final DateTimeFormatter IN_ORDER =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private static TableSchema<Entry> schema() {
    return ItemSchema.of(
            Entry.class,
            row -> pk(row.community(), row.day()),
            row -> sk(row.zone(), row.placedAt(), row.id()),
            fields ->
                new Entry(
                    fields.get("community", CommunityId::new),
                    LocalDate.parse(fields.<String>get("day")),
                    fields.get("zone"),
                    fields.get("id", PersonId::uuid),
                    fields.get("person", PersonId::of),
                    new TimeRange(fields.get("start"), fields.get("end")),
                    fields.get("placedAt")))
        .with("community", String.class, row -> row.community().value())
        .with("day", String.class, row -> row.day().toString())
        .with("zone", String.class, Entry::zone)
        .with("id", String.class, row -> row.id().toString())
        .with("person", String.class, row -> row.person().toString())
        .with("start", Instant.class, row -> row.time().start())
        .with("end", Instant.class, row -> row.time().end())
        .with("placedAt", Instant.class, Entry::placedAt)
        .build();
  }

  private final Table<Entry> rows;

  WaitingTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, WaitingTable::schema);
  }

  void put(WriteSet writes, Booking booking, LocalDate day) {
    writes.put(
        rows,
        new Entry(
            booking.community(),
            day,
            booking.zone(),
            booking.id(),
            booking.person(),
            booking.time(),
            booking.placedAt()));
  }

  void delete(WriteSet writes, Booking booking, LocalDate day) {
    var sk = sk(booking.zone(), booking.placedAt(), booking.id());
    writes.delete(ZoneTable.NAME, pk(booking.community(), day), sk, Condition.none(), new Stale());
  }

  /**
   * Those who may wait for some of a time in any zone, the first comer first. Nobody books more
   * than a day, so they wait for a time that starts then or the day before.
   */
  List<Entry> startingUntil(CommunityId community, TimeRange time, ZoneId calendar) {
    return new TimeRange(time.start().minus(Duration.ofDays(1)), time.end())
        .days(calendar).stream()
            .flatMap(day -> rows.list(pk(community, day), "").stream())
            .sorted(Entry.FIRST_COME)
            .toList();
  }

  /** Those of a day in a zone, the first comer first. */
  List<Entry> of(CommunityId community, LocalDate day, String zone) {
    return rows.list(pk(community, day), zone + "#");
  }

  private static String pk(CommunityId community, LocalDate day) {
    return community + "#waiting#" + day;
  }

  private static String sk(String zone, Instant placedAt, UUID id) {
    return zone + "#" + IN_ORDER.format(placedAt) + "#" + id;
  }

  /** Somebody in the line. */
  record Entry(
      CommunityId community,
      LocalDate day,
      String zone,
      UUID id,
      PersonId person,
      TimeRange time,
      Instant placedAt) {
    static final Comparator<Entry> FIRST_COME =
        Comparator.comparing(Entry::placedAt).thenComparing(entry -> entry.id().toString());

    /** Whether they came before, and wait for some of the same time. */
    boolean standsBefore(Booking booking) {
      int byTime = placedAt.compareTo(booking.placedAt());
      boolean before =
          byTime < 0 || (byTime == 0 && id.toString().compareTo(booking.id().toString()) < 0);
      return before && time.overlaps(booking.time());
    }
  }
}

package cn.linli.activity;

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
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * The calendar of activities: {@code <community>#calendar#<month> / <start>#<activity>#<session>},
 * months of the community's calendar.
 */
final class OccurrenceTable {
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private final Table<Occurrence> rows;
  private final Calendars calendars;

  /** The time zone of a community. */
  interface Calendars {
    ZoneId of(CommunityId community);
  }

  OccurrenceTable(Dynamo dynamo, Calendars calendars) {
    this.calendars = calendars;
    this.rows = Table.of(dynamo, ActivityTable.NAME, this::schema);
  }

  private TableSchema<Occurrence> schema() {
    return ItemSchema.of(Occurrence.class, this::pk, OccurrenceTable::sk, OccurrenceTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("activity", String.class, row -> row.activity().toString())
        .with("number", Integer.class, Occurrence::number)
        .with("sessions", Integer.class, Occurrence::sessions)
        .with("title", String.class, Occurrence::title)
        .with("kind", String.class, Occurrence::kind)
        .with("tier", String.class, row -> row.tier().toString())
        .with("start", Instant.class, Occurrence::start)
        .with("end", Instant.class, Occurrence::end)
        .with("zones", TEXTS, row -> row.zones().isEmpty() ? null : row.zones())
        .with("place", String.class, Occurrence::place)
        .build();
  }

  private static Occurrence read(ItemSchema.Fields fields) {
    List<String> zones = fields.get("zones");
    return new Occurrence(
        fields.get("community", CommunityId::new),
        fields.get("activity", PersonId::uuid),
        fields.number("number"),
        fields.number("sessions"),
        fields.get("title"),
        fields.get("kind"),
        fields.<String, Tier>get("tier", word -> Tier.valueOf(word.toUpperCase(Locale.ROOT))),
        fields.get("start"),
        fields.get("end"),
        zones == null ? List.of() : zones,
        fields.get("place"));
  }

  void put(WriteSet writes, Occurrence occurrence) {
    writes.put(rows, occurrence);
  }

  void delete(WriteSet writes, Occurrence occurrence) {
    writes.delete(
        ActivityTable.NAME, pk(occurrence), sk(occurrence), Condition.none(), new Stale());
  }

  /** Whether two stand at the same place of the calendar. */
  boolean areAtOnePlace(Occurrence one, Occurrence other) {
    return pk(one).equals(pk(other)) && sk(one).equals(sk(other));
  }

  /** A page of a month, in the order of time. */
  Table.Slice<Occurrence> page(CommunityId community, YearMonth month, String after, int limit) {
    return rows.page(pk(community, month), "", after, limit, true);
  }

  private String pk(Occurrence occurrence) {
    var zone = calendars.of(occurrence.community());
    return pk(occurrence.community(), YearMonth.from(occurrence.start().atZone(zone)));
  }

  private static String pk(CommunityId community, YearMonth month) {
    return community + "#calendar#" + month;
  }

  private static String sk(Occurrence occurrence) {
    return "%s#%s#%02d".formatted(occurrence.start(), occurrence.activity(), occurrence.number());
  }
}

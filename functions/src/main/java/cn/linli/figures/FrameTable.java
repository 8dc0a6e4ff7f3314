package cn.linli.figures;

import cn.linli.shared.CommunityId;
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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What a community's days are shown in, {@code <community>#frame}: {@code zone#<zone>}, {@code
 * special#<date>#<zone>}, {@code closed#<blackout>}, and {@code revision}. What is over goes.
 */
final class FrameTable {
  private static final String REVISION = "revision";
  private static final Duration KEPT = Duration.ofDays(3);

  /** A blackout that was lifted before it was told of: its end is not known. */
  private static final Duration LIFTED_KEPT = Duration.ofDays(400);

  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(Row.class, Row::pk, Row::sk, FrameTable::row)
        .with("name", String.class, Row::name)
        .with("parent", String.class, Row::parent)
        .with("zone", String.class, Row::zone)
        .with("hours", TEXTS, Row::hours)
        .with("start", Instant.class, Row::start)
        .with("end", Instant.class, Row::end)
        .with("revision", Long.class, Row::revision)
        .with("ttl", Long.class, Row::ttl)
        .build();
  }

  private static Row row(ItemSchema.Fields fields) {
    return new Row(
        fields.get("pk"),
        fields.get("sk"),
        fields.get("name"),
        fields.get("parent"),
        fields.get("zone"),
        fields.get("hours"),
        fields.get("start"),
        fields.get("end"),
        fields.<Long>get("revision"),
        fields.get("ttl"));
  }

  private final Dynamo dynamo;
  private final Table<Row> rows;

  FrameTable(Dynamo dynamo) {
    this.dynamo = dynamo;
    this.rows = Table.of(dynamo, FactTable.NAME, FrameTable::schema);
  }

  /** The frame as it was a moment ago. */
  Frame glance(CommunityId community) {
    var zones = new TreeMap<String, Frame.Zone>();
    var specialDays = new TreeMap<String, List<String>>();
    var closures = new ArrayList<Frame.Closure>();
    long revision = 0;
    for (var row : rows.glanceAll(pk(community), "")) {
      var parts = row.sk().split("#", -1);
      switch (parts[0]) {
        case "zone" ->
            zones.put(
                row.zone(), new Frame.Zone(row.zone(), row.name(), row.parent(), row.hours()));
        case "special" -> {
          if (row.hours() != null) {
            specialDays.put(parts[1] + "/" + row.zone(), row.hours());
          }
        }
        case "closed" -> {
          if (row.end() != null) {
            var time = new TimeRange(row.start(), row.end());
            closures.add(new Frame.Closure(row.zone(), time));
          }
        }
        default -> revision = row.revision();
      }
    }
    return new Frame(zones, specialDays, List.copyOf(closures), revision);
  }

  /** A zone was created or changed. */
  void zone(CommunityId community, Frame.Zone zone, int revision) {
    put(
        new Row(
            pk(community),
            "zone#" + zone.id(),
            zone.name(),
            zone.parent(),
            zone.id(),
            zone.hours(),
            null,
            null,
            revision,
            null));
  }

  /** A zone has hours of its own on a day, or null where it has them no more. */
  void specialDay(
      CommunityId community, String zone, LocalDate date, List<String> hours, Instant at) {
    var sk = "special#" + date + "#" + zone;
    var ttl = date.plusDays(KEPT.toDays()).toEpochDay() * Duration.ofDays(1).toSeconds();
    // Revisions of special days begin anew when one is removed and set again.
    long order = at.toEpochMilli();
    put(new Row(pk(community), sk, null, null, zone, hours, null, null, order, ttl));
  }

  /** A zone is closed for a time. */
  void closed(CommunityId community, String blackout, String zone, TimeRange time) {
    long ttl = time.end().plus(KEPT).getEpochSecond();
    put(closure(community, blackout, zone, time, 1, ttl));
  }

  /** It is not, after all. */
  void lifted(CommunityId community, String blackout, String zone, Instant at) {
    put(closure(community, blackout, zone, null, 2, at.plus(LIFTED_KEPT).getEpochSecond()));
  }

  private static Row closure(
      CommunityId community, String blackout, String zone, TimeRange time, int revision, long ttl) {
    var start = time == null ? null : time.start();
    var end = time == null ? null : time.end();
    var sk = "closed#" + blackout;
    return new Row(pk(community), sk, null, null, zone, null, start, end, revision, ttl);
  }

  /** Writes what is newer than what is there. */
  private void put(Row row) {
    var writes = new WriteSet(dynamo);
    writes.put(rows, row, Condition.none().below(REVISION, row.revision()), new Stale());
    writes.update(
        FactTable.NAME, row.pk(), REVISION, Condition.none().add(REVISION, 1), new Stale());
    try {
      writes.commit();
    } catch (Stale isOld) {
      // Something newer is known, or the same.
    }
  }

  private static String pk(CommunityId community) {
    return community + "#frame";
  }

  private record Row(
      String pk,
      String sk,
      String name,
      String parent,
      String zone,
      List<String> hours,
      Instant start,
      Instant end,
      long revision,
      Long ttl) {}
}

package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Zones: {@code <community>#zones / <zone>}. */
final class ZoneTable {
  static final String NAME = "venue";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Zone> schema() {
    return ItemSchema.of(Zone.class, zone -> pk(zone.community()), Zone::id, ZoneTable::zone)
        .with("community", String.class, zone -> zone.community().value())
        .with("name", String.class, Zone::name)
        .with("parent", String.class, Zone::parent)
        .with("capacity", Integer.class, Zone::capacity)
        .with("equipment", TEXTS, Zone::equipment)
        .with("access", String.class, zone -> zone.access().toString())
        .with("hours", TEXTS, zone -> hours(zone.openingHours()))
        .with("rules", String.class, zone -> Json.text(zone.rules()))
        .with("revision", Integer.class, Zone::revision)
        .build();
  }

  private final Table<Zone> rows;

  ZoneTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, ZoneTable::schema);
  }

  Optional<Zone> find(CommunityId community, String id) {
    return rows.glance(pk(community), id);
  }

  /** The zones as they are now. */
  List<Zone> list(CommunityId community) {
    return rows.list(pk(community), "");
  }

  /** The zones as they were a moment ago, at half the price. */
  List<Zone> glance(CommunityId community) {
    return rows.glanceAll(pk(community), "");
  }

  /** Writes the next revision of a zone. */
  void put(WriteSet writes, Zone next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, VenueError.CHANGED_MEANWHILE.refusal());
  }

  private static String pk(CommunityId community) {
    return community + "#zones";
  }

  private static List<String> hours(List<Hours> week) {
    return week == null ? null : week.stream().map(Hours::toString).toList();
  }

  private static Zone zone(ItemSchema.Fields fields) {
    List<String> hours = fields.get("hours");
    return new Zone(
        fields.get("community", CommunityId::new),
        fields.get("sk"),
        fields.get("name"),
        fields.get("parent"),
        fields.number("capacity"),
        fields.get("equipment"),
        fields.get("access", Access::of),
        hours == null ? null : hours.stream().map(Hours::of).toList(),
        Json.read(fields.<String>get("rules"), BookingRules.class),
        fields.number("revision"));
  }
}

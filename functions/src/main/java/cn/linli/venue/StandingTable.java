package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import cn.linli.venue.Standing.Suspension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Standings: {@code <community>#standing#<person> / standing}. */
final class StandingTable {
  private static final String SK = "standing";
  private static final EnhancedType<Map<String, String>> NO_SHOWS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Standing> schema() {
    return ItemSchema.of(
            Standing.class,
            row -> pk(row.community(), row.person()),
            row -> SK,
            fields ->
                new Standing(
                    fields.get("community", CommunityId::new),
                    fields.get("person", PersonId::of),
                    times(fields.get("noShows")),
                    suspensions(fields.get("suspensions")),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("noShows", NO_SHOWS, row -> texts(row.noShows()))
        .with("suspensions", String.class, row -> Json.text(row.suspensions()))
        .with("revision", Integer.class, Standing::revision)
        .build();
  }

  private final Table<Standing> rows;

  StandingTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, StandingTable::schema);
  }

  Standing get(CommunityId community, PersonId person) {
    return rows.get(pk(community, person), SK).orElseGet(() -> Standing.clean(community, person));
  }

  /** As it was a moment ago, at half the price. */
  Standing glance(CommunityId community, PersonId person) {
    return rows.glance(pk(community, person), SK)
        .orElseGet(() -> Standing.clean(community, person));
  }

  /** Writes the next revision of a standing. */
  void put(WriteSet writes, Standing next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, new Stale());
  }

  void delete(WriteSet writes, CommunityId community, PersonId person) {
    writes.delete(ZoneTable.NAME, pk(community, person), SK, Condition.none(), new Stale());
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#standing#" + person;
  }

  private static List<Suspension> suspensions(String text) {
    return List.of(Json.read(text, Suspension[].class));
  }

  private static Map<UUID, Instant> times(Map<String, String> texts) {
    var times = new TreeMap<UUID, Instant>();
    texts.forEach((id, at) -> times.put(UUID.fromString(id), Instant.parse(at)));
    return times;
  }

  private static Map<String, String> texts(Map<UUID, Instant> times) {
    var texts = new TreeMap<String, String>();
    times.forEach((id, at) -> texts.put(id.toString(), at.toString()));
    return texts;
  }
}

package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Entrants: {@code <community>#entrant#<person> / <contest>}. */
final class EntrantTable {
  private static final EnhancedType<Map<String, Boolean>> FLAGS =
      EnhancedType.mapOf(String.class, Boolean.class);

  private static TableSchema<Entrant> schema() {
    return ItemSchema.of(
            Entrant.class,
            row -> pk(row.community(), row.person()),
            row -> row.contest().toString(),
            EntrantTable::entrant)
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("contest", String.class, row -> row.contest().toString())
        .with("entries", FLAGS, EntrantTable::flags)
        .with("revision", Integer.class, Entrant::revision)
        .build();
  }

  private static Map<String, Boolean> flags(Entrant entrant) {
    var flags = new TreeMap<String, Boolean>();
    entrant.entries().forEach((id, counts) -> flags.put(id.toString(), counts));
    return flags;
  }

  private static Entrant entrant(ItemSchema.Fields fields) {
    var entries = new HashMap<UUID, Boolean>();
    fields
        .<Map<String, Boolean>>get("entries")
        .forEach((id, counts) -> entries.put(UUID.fromString(id), counts));
    return new Entrant(
        fields.get("community", CommunityId::new),
        fields.get("person", PersonId::of),
        fields.get("contest", PersonId::uuid),
        entries,
        fields.number("revision"));
  }

  private final Table<Entrant> rows;

  EntrantTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, EntrantTable::schema);
  }

  Entrant get(Matter.Key contest, PersonId person) {
    return rows.get(pk(contest.community(), person), contest.id().toString())
        .orElseGet(() -> new Entrant(contest.community(), person, contest.id(), Map.of(), 0));
  }

  void put(WriteSet writes, Entrant next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  Table.Slice<Entrant> page(CommunityId community, PersonId person, String after, int limit) {
    return rows.page(pk(community, person), "", after, limit, true);
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#entrant#" + person;
  }
}

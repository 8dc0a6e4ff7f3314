package cn.linli.duty;

import cn.linli.duty.Contribution.Cell;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What activities count for at present: {@code <community>#counted#<activity> / <generation>}. */
final class CountedTable {
  private static final EnhancedType<Map<String, Map<String, Long>>> CELLS =
      EnhancedType.mapOf(
          EnhancedType.of(String.class), EnhancedType.mapOf(String.class, Long.class));

  private static TableSchema<Counted> schema() {
    return ItemSchema.of(
            Counted.class,
            counted -> pk(counted.community(), counted.activity()),
            counted -> Integer.toString(counted.generation()),
            CountedTable::counted)
        .with("community", String.class, counted -> counted.community().value())
        .with("activity", String.class, counted -> counted.activity().toString())
        .with("generation", Integer.class, Counted::generation)
        .with("cells", CELLS, CountedTable::cells)
        .with("revision", Integer.class, Counted::revision)
        .build();
  }

  private static Counted counted(ItemSchema.Fields fields) {
    var counters = new TreeMap<Cell, Map<String, Long>>();
    fields
        .<Map<String, Map<String, Long>>>get("cells")
        .forEach((k, of) -> counters.put(FigureTable.cell(k), of));
    return new Counted(
        fields.get("community", CommunityId::new),
        fields.get("activity", PersonId::uuid),
        fields.number("generation"),
        new Contribution(counters),
        fields.number("revision"));
  }

  private static Map<String, Map<String, Long>> cells(Counted counted) {
    var cells = new TreeMap<String, Map<String, Long>>();
    counted.contribution().counters().forEach((cell, of) -> cells.put(FigureTable.sk(cell), of));
    return cells;
  }

  private final Table<Counted> rows;

  CountedTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, CountedTable::schema);
  }

  /** What an activity counts for in a set of figures now. */
  Counted get(CommunityId community, UUID activity, int generation) {
    return rows.get(pk(community, activity), Integer.toString(generation))
        .orElseGet(() -> new Counted(community, activity, generation, Contribution.NOTHING, 0));
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Counted next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  void delete(WriteSet writes, CommunityId community, UUID activity, int generation) {
    var sk = Integer.toString(generation);
    writes.delete(FactTable.NAME, pk(community, activity), sk, Condition.none(), new Stale());
  }

  private static String pk(CommunityId community, UUID activity) {
    return community + "#counted#" + activity;
  }

  /**
   * What an activity counts for.
   *
   * @param revision counts the changes; 0 for what was not counted yet
   */
  record Counted(
      CommunityId community,
      UUID activity,
      int generation,
      Contribution contribution,
      int revision) {
    Counted with(Contribution next) {
      return new Counted(community, activity, generation, next, revision + 1);
    }
  }
}

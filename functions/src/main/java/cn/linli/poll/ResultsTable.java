package cn.linli.poll;

import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What people may see of a poll's answers: {@code <poll> / results}. */
final class ResultsTable {
  private static final String SK = "results";
  private static final EnhancedType<Map<String, Integer>> NUMBERS =
      EnhancedType.mapOf(String.class, Integer.class);

  private static TableSchema<Results> schema() {
    return ItemSchema.of(
            Results.class,
            Results::pk,
            row -> SK,
            fields ->
                new Results(
                    fields.get("pk"),
                    fields.number("total"),
                    fields.get("counts"),
                    fields.number("revision")))
        .with("total", Integer.class, Results::total)
        .with("counts", NUMBERS, Results::counts)
        .with("revision", Integer.class, Results::revision)
        .build();
  }

  private final Table<Results> rows;

  ResultsTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, ResultsTable::schema);
  }

  Optional<Results> glance(Matter.Key poll) {
    return rows.glance(poll.pk(), SK);
  }

  Optional<Results> find(Matter.Key poll) {
    return rows.get(poll.pk(), SK);
  }

  void put(WriteSet writes, Results next, RuntimeException ifChanged) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  /**
   * Counts that people may see.
   *
   * @param counts by counter
   */
  record Results(String pk, int total, Map<String, Integer> counts, int revision) {
    Results {
      counts = Map.copyOf(counts);
    }

    static Results of(Matter.Key poll, BoxTable.Counts counted, int revision) {
      return new Results(poll.pk(), counted.total(), counted.byCounter(), revision);
    }

    int count(String counter) {
      return counts.getOrDefault(counter, 0);
    }
  }
}

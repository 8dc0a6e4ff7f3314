package cn.linli.report;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Generations: {@code <community>#generation / generation}. */
final class GenerationTable {
  private static final String SK = "generation";

  private static TableSchema<Generation> schema() {
    return ItemSchema.of(
            Generation.class,
            generation -> pk(generation.community()),
            generation -> SK,
            fields ->
                new Generation(
                    fields.get("community", CommunityId::new),
                    fields.number("shown"),
                    fields.get("building")))
        .with("community", String.class, generation -> generation.community().value())
        .with("shown", Integer.class, Generation::shown)
        .with("building", Integer.class, Generation::building)
        .build();
  }

  private final Table<Generation> rows;

  GenerationTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, LogTable.NAME, GenerationTable::schema);
  }

  /** The generation as it is now. */
  Generation get(CommunityId community) {
    return rows.get(pk(community), SK).orElseGet(() -> Generation.first(community));
  }

  private static String pk(CommunityId community) {
    return community + "#generation";
  }
}

package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Generations: {@code <community>#generation / generation}. */
final class GenerationTable {
  private static final String SK = "generation";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Generation> schema() {
    return ItemSchema.of(
            Generation.class,
            generation -> pk(generation.community()),
            generation -> SK,
            GenerationTable::generation)
        .with("community", String.class, generation -> generation.community().value())
        .with("shown", Integer.class, Generation::shown)
        .with("other", Integer.class, Generation::other)
        .with("phase", String.class, generation -> generation.phase().name())
        .with("recount", String.class, GenerationTable::recount)
        .with("position", String.class, Generation::position)
        .with("facts", Integer.class, Generation::facts)
        .with("differing", TEXTS, Generation::differing)
        .with("clearFrom", Instant.class, Generation::clearFrom)
        .with("revision", Integer.class, Generation::revision)
        .build();
  }

  private static Generation generation(ItemSchema.Fields fields) {
    return new Generation(
        fields.get("community", CommunityId::new),
        fields.number("shown"),
        fields.get("other"),
        Generation.Phase.valueOf(fields.<String>get("phase")),
        fields.get("recount", PersonId::uuid),
        fields.get("position"),
        fields.number("facts"),
        fields.get("differing"),
        fields.get("clearFrom"),
        fields.number("revision"));
  }

  private static String recount(Generation generation) {
    return generation.recount() == null ? null : generation.recount().toString();
  }

  private final Table<Generation> rows;

  GenerationTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, GenerationTable::schema);
  }

  /** The generation as it is now. */
  Generation get(CommunityId community) {
    return rows.get(pk(community), SK).orElseGet(() -> Generation.first(community));
  }

  /** The generation as it was a moment ago. */
  Generation glance(CommunityId community) {
    return rows.glance(pk(community), SK).orElseGet(() -> Generation.first(community));
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Generation next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(CommunityId community) {
    return community + "#generation";
  }
}

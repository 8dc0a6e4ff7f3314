package cn.linli.figures;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** How far recounts of areas are: {@code /district/<district>#recount / recount}. */
final class AreaProgressTable {
  private static final String SK = "recount";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<AreaProgress> schema() {
    return ItemSchema.of(
            AreaProgress.class,
            progress -> pk(progress.district()),
            progress -> SK,
            AreaProgressTable::progress)
        .with("district", String.class, AreaProgress::district)
        .with("recount", String.class, progress -> progress.recount().toString())
        .with("phase", String.class, progress -> progress.phase().name())
        .with("position", String.class, AreaProgress::position)
        .with("communities", Integer.class, AreaProgress::communities)
        .with("periods", TEXTS, progress -> List.copyOf(progress.periods()))
        .with("differing", TEXTS, AreaProgress::differing)
        .with("revision", Integer.class, AreaProgress::revision)
        .build();
  }

  private static AreaProgress progress(ItemSchema.Fields fields) {
    return new AreaProgress(
        fields.get("district"),
        fields.get("recount", PersonId::uuid),
        AreaProgress.Phase.valueOf(fields.<String>get("phase")),
        fields.get("position"),
        fields.number("communities"),
        new TreeSet<>(fields.<List<String>>get("periods")),
        fields.get("differing"),
        fields.number("revision"));
  }

  private final Table<AreaProgress> rows;

  AreaProgressTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, AreaProgressTable::schema);
  }

  /** How far it is now. */
  AreaProgress get(String district) {
    return rows.get(pk(district), SK)
        .orElseGet(
            () ->
                new AreaProgress(
                    district,
                    null,
                    AreaProgress.Phase.DONE,
                    null,
                    0,
                    new TreeSet<>(),
                    List.of(),
                    0));
  }

  /** Writes the next revision. */
  void put(WriteSet writes, AreaProgress next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(String district) {
    return FigureTable.district(district) + "#recount";
  }
}

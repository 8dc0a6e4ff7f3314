package cn.linli.figures;

import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** How often an area's period was added up: {@code <area>#folds / <period>}. */
final class FoldTable {
  private static TableSchema<Fold> schema() {
    return ItemSchema.of(
            Fold.class,
            Fold::pk,
            Fold::period,
            fields -> new Fold(fields.get("pk"), fields.get("sk"), fields.number("revision")))
        .with("revision", Integer.class, Fold::revision)
        .build();
  }

  private final Table<Fold> rows;

  FoldTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, FoldTable::schema);
  }

  /** How often it was. */
  Fold get(Area area, String period) {
    return rows.get(pk(area), period).orElseGet(() -> new Fold(pk(area), period, 0));
  }

  /** The periods that ever were. */
  List<String> periods(Area area) {
    return rows.list(pk(area), "").stream().map(Fold::period).toList();
  }

  /** It is once more. */
  void putNext(WriteSet writes, Fold known) {
    var next = new Fold(known.pk(), known.period(), known.revision() + 1);
    writes.put(rows, next, Condition.isAt(known.revision()), new Stale());
  }

  private static String pk(Area area) {
    return area.whose() + "#folds";
  }

  record Fold(String pk, String period, int revision) {}
}

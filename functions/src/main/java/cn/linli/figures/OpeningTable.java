package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What centres had done before: {@code <community>#opening / totals}. */
final class OpeningTable {
  private static final String SK = "totals";

  private static TableSchema<Opening> schema() {
    var schema =
        ItemSchema.of(
                Opening.class,
                opening -> pk(opening.community()),
                opening -> SK,
                OpeningTable::opening)
            .with("community", String.class, opening -> opening.community().value())
            .with("revision", Integer.class, Opening::revision);
    for (var total : Total.values()) {
      var measure = total.measure();
      schema.with(measure.toString(), Long.class, opening -> opening.totals().get(measure));
    }
    return schema.build();
  }

  private static Opening opening(ItemSchema.Fields fields) {
    var totals = new EnumMap<Measure, Long>(Measure.class);
    for (var total : Total.values()) {
      Long number = fields.get(total.measure().toString());
      if (number != null) {
        totals.put(total.measure(), number);
      }
    }
    return new Opening(
        fields.get("community", CommunityId::new), totals, fields.number("revision"));
  }

  private final Table<Opening> rows;

  OpeningTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, OpeningTable::schema);
  }

  /** As it is now. */
  Opening get(CommunityId community) {
    return orNone(community, rows.get(pk(community), SK));
  }

  /** As it was a moment ago. */
  Opening glance(CommunityId community) {
    return orNone(community, rows.glance(pk(community), SK));
  }

  private static Opening orNone(CommunityId community, Optional<Opening> known) {
    return known.orElseGet(() -> new Opening(community, Map.of(), 0));
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Opening next) {
    var ifChanged = FiguresError.CHANGED_MEANWHILE.refusal();
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  private static String pk(CommunityId community) {
    return community + "#opening";
  }
}

package cn.linli.community;

import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Areas under what they belong to: {@code districts / <district>}, {@code streets#<district> /
 * <street>} and so on.
 */
final class AreaTable {
  private static TableSchema<Area> schema() {
    return ItemSchema.of(
            Area.class,
            Area::parent,
            Area::id,
            fields ->
                new Area(
                    fields.get("pk"),
                    fields.get("sk"),
                    fields.get("name"),
                    fields.number("revision")))
        .with("name", String.class, Area::name)
        .with("revision", Integer.class, Area::revision)
        .build();
  }

  private final Table<Area> rows;

  AreaTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, CommunityTable.NAME, AreaTable::schema);
  }

  Optional<Area> find(String parent, String id) {
    return rows.get(parent, id);
  }

  Table.Slice<Area> page(String parent, String after, int limit) {
    return rows.page(parent, "", after, limit, true);
  }

  /** Writes the next revision of an area. */
  void put(WriteSet writes, Area next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, CommunityError.CHANGED_MEANWHILE.refusal());
  }

  /** Writes an area that follows another row, whatever was there. */
  void replace(WriteSet writes, Area area) {
    writes.put(rows, area);
  }
}

package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The columns of communities: {@code <community>#columns / columns}. */
final class ShelfTable {
  private static final String SK = "columns";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Shelf> schema() {
    return ItemSchema.of(
            Shelf.class,
            shelf -> pk(shelf.community()),
            shelf -> SK,
            fields ->
                new Shelf(
                    fields.get("community", CommunityId::new),
                    fields.<List<String>>get("columns").stream().map(ShelfTable::entry).toList(),
                    fields.number("revision")))
        .with("community", String.class, shelf -> shelf.community().value())
        .with("columns", TEXTS, shelf -> shelf.columns().stream().map(ShelfTable::text).toList())
        .with("revision", Integer.class, Shelf::revision)
        .build();
  }

  private static String text(Shelf.Entry entry) {
    return entry.name() == null ? entry.column().toString() : entry.column() + " " + entry.name();
  }

  private static Shelf.Entry entry(String text) {
    var parts = text.split(" ", 2);
    return new Shelf.Entry(Column.of(parts[0]), parts.length == 1 ? null : parts[1]);
  }

  private final Table<Shelf> rows;

  ShelfTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PostTable.NAME, ShelfTable::schema);
  }

  /** As it was a moment ago. */
  Shelf glance(CommunityId community) {
    return rows.glance(pk(community), SK).orElseGet(() -> Shelf.usual(community));
  }

  Shelf get(CommunityId community) {
    return rows.get(pk(community), SK).orElseGet(() -> Shelf.usual(community));
  }

  void put(WriteSet writes, Shelf next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, ContentError.CHANGED_MEANWHILE.refusal());
  }

  private static String pk(CommunityId community) {
    return community + "#columns";
  }
}

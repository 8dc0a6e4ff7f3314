package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Categories that a community has changed: {@code <community>#categories / <category>}. */
final class CategoryTable {
  private static TableSchema<Category> schema() {
    return ItemSchema.of(
            Category.class, row -> pk(row.community()), Category::id, CategoryTable::category)
        .with("community", String.class, row -> row.community().value())
        .with("name", String.class, Category::name)
        .with("desk", String.class, row -> row.desk().toString())
        .with(
            "handler", String.class, row -> row.handler() == null ? null : row.handler().toString())
        .with("hours", Integer.class, Category::hours)
        .with("retired", Boolean.class, row -> row.retired() ? true : null)
        .with("revision", Integer.class, Category::revision)
        .build();
  }

  private static Category category(ItemSchema.Fields fields) {
    return new Category(
        fields.get("community", CommunityId::new),
        fields.get("sk"),
        fields.get("name"),
        fields.get("desk", Role::of),
        fields.get("handler", PersonId::of),
        fields.number("hours"),
        fields.get("retired") != null,
        fields.number("revision"));
  }

  private final Table<Category> rows;

  CategoryTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TicketTable.NAME, CategoryTable::schema);
  }

  /** All that a community has changed: there are not more than {@link Categories#MOST}. */
  List<Category> list(CommunityId community) {
    return rows.list(pk(community), "");
  }

  void put(WriteSet writes, Category next) {
    writes.put(
        rows, next, Condition.isAt(next.revision() - 1), TicketError.CHANGED_MEANWHILE.refusal());
  }

  private static String pk(CommunityId community) {
    return community + "#categories";
  }
}

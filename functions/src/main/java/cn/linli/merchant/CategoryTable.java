package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Categories: {@code <community>#categories / <id>}. */
final class CategoryTable {
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Category> schema() {
    return ItemSchema.of(
            Category.class, row -> pk(row.community()), Category::id, CategoryTable::category)
        .with("community", String.class, row -> row.community().value())
        .with("name", String.class, Category::name)
        .with("guarantee", Long.class, row -> row.guarantee().fen())
        .with("volumePerMille", Integer.class, Category::volumePerMille)
        .with("feePerMille", Integer.class, Category::feePerMille)
        .with("afterSaleDays", Integer.class, Category::afterSaleDays)
        .with("papers", TEXTS, row -> row.papers().stream().map(Paper.Kind::toString).toList())
        .with("storage", Boolean.class, Category::storage)
        .with("allergens", Boolean.class, Category::allergens)
        .with("revision", Integer.class, Category::revision)
        .build();
  }

  private static Category category(ItemSchema.Fields fields) {
    List<String> papers = fields.get("papers");
    return new Category(
        fields.get("community", CommunityId::new),
        fields.get("sk"),
        fields.get("name"),
        new Money(fields.<Long>get("guarantee")),
        fields.number("volumePerMille"),
        fields.number("feePerMille"),
        fields.number("afterSaleDays"),
        papers.stream().map(Paper.Kind::of).toList(),
        fields.get("storage"),
        fields.get("allergens"),
        fields.number("revision"));
  }

  private final Table<Category> rows;

  CategoryTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, CategoryTable::schema);
  }

  Optional<Category> find(CommunityId community, String id) {
    return rows.glance(pk(community), id);
  }

  List<Category> list(CommunityId community) {
    return rows.glanceAll(pk(community), "");
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Category next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, MerchantError.CHANGED_MEANWHILE.refusal());
  }

  private static String pk(CommunityId community) {
    return community + "#categories";
  }
}

package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Pick-up points: {@code <community>#points / <id>}. */
final class PointTable {
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Point> schema() {
    return ItemSchema.of(Point.class, row -> pk(row.community()), Point::id, PointTable::point)
        .with("community", String.class, row -> row.community().value())
        .with("name", String.class, Point::name)
        .with("address", String.class, Point::address)
        .with("keepers", TEXTS, row -> row.keepers().stream().map(PersonId::toString).toList())
        .with("open", Boolean.class, Point::open)
        .with("revision", Integer.class, Point::revision)
        .build();
  }

  private static Point point(ItemSchema.Fields fields) {
    List<String> keepers = fields.get("keepers");
    return new Point(
        fields.get("community", CommunityId::new),
        fields.get("sk"),
        fields.get("name"),
        fields.get("address"),
        keepers.stream().map(PersonId::of).toList(),
        fields.get("open"),
        fields.number("revision"));
  }

  private final Table<Point> rows;

  PointTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, CampaignTable.NAME, PointTable::schema);
  }

  Optional<Point> find(CommunityId community, String id) {
    return rows.glance(pk(community), id);
  }

  List<Point> list(CommunityId community) {
    return rows.glanceAll(pk(community), "");
  }

  void put(WriteSet writes, Point next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, GroupBuyError.CHANGED_MEANWHILE.refusal());
  }

  private static String pk(CommunityId community) {
    return community + "#points";
  }
}

package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What people read about zones: {@code <community>#details / <zone>}. */
final class DetailsTable {
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.community()),
            Row::zone,
            fields ->
                new Row(
                    fields.get("community", CommunityId::new),
                    fields.get("sk"),
                    new Zone.Details(fields.get("description"), fields.get("photos"))))
        .with("community", String.class, row -> row.community().value())
        .with("description", String.class, row -> row.details().description())
        .with("photos", TEXTS, row -> row.details().photos())
        .build();
  }

  private final Table<Row> rows;

  DetailsTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, DetailsTable::schema);
  }

  Zone.Details get(CommunityId community, String zone) {
    return rows.glance(pk(community), zone).map(Row::details).orElse(new Zone.Details(null, null));
  }

  void put(WriteSet writes, CommunityId community, String zone, Zone.Details details) {
    writes.put(rows, new Row(community, zone, details));
  }

  private static String pk(CommunityId community) {
    return community + "#details";
  }

  private record Row(CommunityId community, String zone, Zone.Details details) {}
}

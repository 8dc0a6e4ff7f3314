package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * In which communities minors have taken part: {@code ward#<person> / <community>}. They are
 * residents of none, and whoever exports or forgets what they left has to know where it is.
 */
final class WardTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            row -> row.community().value(),
            fields -> new Row(fields.get("pk"), fields.get("sk", CommunityId::new)))
        .build();
  }

  private record Row(String pk, CommunityId community) {}

  private final Table<Row> rows;

  WardTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, WardTable::schema);
  }

  /** The same again changes nothing. */
  void put(WriteSet writes, PersonId ward, CommunityId community) {
    writes.put(rows, new Row(pk(ward), community));
  }

  List<CommunityId> of(PersonId ward) {
    return rows.list(pk(ward), "").stream().map(Row::community).toList();
  }

  private static String pk(PersonId ward) {
    return "ward#" + ward;
  }
}

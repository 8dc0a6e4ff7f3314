package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Who wants a community's digest: {@code <community>#digest / <person>}. */
final class SubscriberTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.community()),
            row -> row.person().toString(),
            fields ->
                new Row(fields.get("community", CommunityId::new), fields.get("sk", PersonId::of)))
        .with("community", String.class, row -> row.community().value())
        .build();
  }

  private final Table<Row> rows;

  SubscriberTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, SubscriberTable::schema);
  }

  boolean contains(CommunityId community, PersonId person) {
    return rows.get(pk(community), person.toString()).isPresent();
  }

  void put(WriteSet writes, CommunityId community, PersonId person) {
    writes.put(rows, new Row(community, person));
  }

  void delete(WriteSet writes, CommunityId community, PersonId person) {
    writes.delete(
        NoticeTable.NAME, pk(community), person.toString(), Condition.none(), new Stale());
  }

  /** A page after a person, or from the first on after nothing. */
  Table.Slice<Row> page(CommunityId community, String after, int limit) {
    return rows.pageNow(pk(community), after.isEmpty() ? null : after, limit);
  }

  private static String pk(CommunityId community) {
    return community + "#digest";
  }

  record Row(CommunityId community, PersonId person) {}
}

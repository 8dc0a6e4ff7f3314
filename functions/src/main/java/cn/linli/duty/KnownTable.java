package cn.linli.duty;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What has been heard of: activities, for the recount, as {@code <community>#activities /
 * <activity>}; and who came to which session, as {@code <community>#came#<activity>#<session> /
 * <person>}.
 */
final class KnownTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class, Row::pk, Row::sk, fields -> new Row(fields.get("pk"), fields.get("sk")))
        .build();
  }

  private final Table<Row> rows;

  KnownTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, KnownTable::schema);
  }

  /** Adds an activity; one that is there stays. */
  void add(WriteSet writes, CommunityId community, UUID activity) {
    writes.put(rows, new Row(activities(community), activity.toString()));
  }

  /** A page of activities that misses none heard of before it was asked for. */
  Page page(CommunityId community, String after, int limit) {
    var page = rows.pageNow(activities(community), after, limit);
    var found = page.items().stream().map(row -> PersonId.uuid(row.sk())).toList();
    return new Page(found, page.last());
  }

  /** Marks that a person came to a session, which must be new. */
  void came(WriteSet writes, CommunityId community, UUID activity, int session, PersonId person) {
    var pk = community + "#came#" + activity + "#" + session;
    writes.create(rows, new Row(pk, person.toString()), new Stale());
  }

  private static String activities(CommunityId community) {
    return community + "#activities";
  }

  private record Row(String pk, String sk) {}

  /** Some activities, and where to go on, or null at the end. */
  record Page(List<UUID> activities, String last) {}
}

package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * For whom somebody named helpers, or helps: {@code <community>#person#<person> /
 * help#<reservation>}. What has to be found when the person goes.
 */
final class PersonTable {
  private static final String SK = "help#";

  private static TableSchema<Help> schema() {
    return ItemSchema.of(
            Help.class,
            Help::pk,
            help -> SK + help.reservation(),
            fields -> new Help(fields.get("pk"), fields.get("reservation", PersonId::uuid)))
        .with("reservation", String.class, help -> help.reservation().toString())
        .build();
  }

  private final Table<Help> rows;

  PersonTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DoorTable.NAME, PersonTable::schema);
  }

  void note(WriteSet writes, CommunityId community, PersonId person, Grant grant) {
    writes.put(rows, new Help(pk(community, person), grant.reservation()));
  }

  List<UUID> reservations(CommunityId community, PersonId person) {
    return rows.list(pk(community, person), SK).stream().map(Help::reservation).toList();
  }

  void delete(WriteSet writes, CommunityId community, PersonId person, UUID reservation) {
    var pk = pk(community, person);
    writes.delete(DoorTable.NAME, pk, SK + reservation, Condition.none(), new Stale());
  }

  static String pk(CommunityId community, PersonId person) {
    return community + "#person#" + person;
  }

  private record Help(String pk, UUID reservation) {}
}

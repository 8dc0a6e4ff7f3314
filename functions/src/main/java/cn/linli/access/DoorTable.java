package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Doors: {@code <community>#doors / <door>}. */
final class DoorTable {
  static final String NAME = "access";

  private static TableSchema<Door> schema() {
    return ItemSchema.of(Door.class, door -> pk(door.community()), Door::id, DoorTable::door)
        .with("community", String.class, door -> door.community().value())
        .with("name", String.class, Door::name)
        .with("zone", String.class, Door::zone)
        .with("lock", String.class, door -> door.lock().id())
        .with("before", Integer.class, Door::marginMinutesBefore)
        .with("after", Integer.class, Door::marginMinutesAfter)
        .with("unattended", Boolean.class, Door::unattended)
        .with("revision", Integer.class, Door::revision)
        .build();
  }

  private final Table<Door> rows;

  DoorTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, DoorTable::schema);
  }

  Optional<Door> find(CommunityId community, String id) {
    return rows.get(pk(community), id);
  }

  /** All doors of a centre; there are 60 at the most. */
  List<Door> list(CommunityId community) {
    return rows.list(pk(community), "");
  }

  /** Writes the next revision of a door. */
  void put(WriteSet writes, Door next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, AccessError.CHANGED_MEANWHILE.refusal());
  }

  private static String pk(CommunityId community) {
    return community + "#doors";
  }

  private static Door door(ItemSchema.Fields fields) {
    return new Door(
        fields.get("community", CommunityId::new),
        fields.get("sk"),
        fields.get("name"),
        fields.get("zone"),
        fields.get("lock", DoorLock::new),
        fields.number("before"),
        fields.number("after"),
        fields.<Boolean>get("unattended"),
        fields.number("revision"));
  }
}

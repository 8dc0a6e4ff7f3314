package cn.linli.poll;

import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** For how many more entries a contest has room: {@code <contest> / room}. */
final class RoomTable {
  /** All are ranked at once: their tallies are read in a page or two. */
  static final int MOST_ENTRIES = 1000;

  private static final String SK = "room";
  private static final String LEFT = "left";

  private static TableSchema<Room> schema() {
    return ItemSchema.of(
            Room.class,
            Room::pk,
            row -> SK,
            fields -> new Room(fields.get("pk"), fields.number(LEFT)))
        .with(LEFT, Integer.class, Room::left)
        .build();
  }

  private record Room(String pk, int left) {}

  private final Table<Room> rows;

  RoomTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, RoomTable::schema);
  }

  void create(WriteSet writes, Matter.Key contest) {
    writes.create(rows, new Room(contest.pk(), MOST_ENTRIES), new Stale());
  }

  /** One more entry is accepted; what is removed later does not make room again. */
  void take(WriteSet writes, Matter.Key contest) {
    var change = Condition.none().atLeast(LEFT, 1).add(LEFT, -1);
    writes.update(MatterTable.NAME, contest.pk(), SK, change, PollError.FULL.refusal());
  }
}

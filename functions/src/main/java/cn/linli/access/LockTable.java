package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * At which door a lock hangs, since all a vendor tells of is locks: {@code lock#<lock> / lock}. The
 * one kind of item here without a community in front: it leads to the community.
 */
final class LockTable {
  private static final String SK = "lock";

  private static TableSchema<Hung> schema() {
    return ItemSchema.of(
            Hung.class,
            hung -> pk(hung.lock()),
            hung -> SK,
            fields ->
                new Hung(
                    fields.get("lock", DoorLock::new),
                    fields.get("community", CommunityId::new),
                    fields.get("door"),
                    fields.get("since")))
        .with("lock", String.class, hung -> hung.lock().id())
        .with("community", String.class, hung -> hung.community().value())
        .with("door", String.class, Hung::door)
        .with("since", Instant.class, Hung::since)
        .build();
  }

  private final Table<Hung> rows;

  LockTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DoorTable.NAME, LockTable::schema);
  }

  Optional<Hung> find(DoorLock lock) {
    return rows.get(pk(lock), SK);
  }

  /** Hangs a lock that hangs nowhere. */
  void hang(WriteSet writes, Door door, Instant now) {
    var hung = new Hung(door.lock(), door.community(), door.id(), now);
    writes.create(rows, hung, AccessError.LOCK_TAKEN.refusal());
  }

  void takeDown(WriteSet writes, DoorLock lock) {
    writes.delete(DoorTable.NAME, pk(lock), SK, Condition.none(), new Stale());
  }

  private static String pk(DoorLock lock) {
    return "lock#" + lock;
  }

  /**
   * A lock at its door.
   *
   * @param since what it remembers of the time before happened elsewhere
   */
  record Hung(DoorLock lock, CommunityId community, String door, Instant since) {}
}

package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Presses of the button: {@code <community>#grant#<reservation> / unlock#<id>}, so that the same
 * press is one; and {@code <community>#door#<door>#pressed / <at>#<id>}, which tells whose doing it
 * was when the lock reports that it was opened from afar.
 */
final class UnlockTable {
  private static final int MOST = 20;

  private static TableSchema<Press> schema() {
    return ItemSchema.of(
            Press.class,
            Press::pk,
            Press::sk,
            fields ->
                new Press(
                    fields.get("pk"),
                    fields.get("sk"),
                    fields.get("id", PersonId::uuid),
                    fields.get("reservation", PersonId::uuid),
                    fields.number("holder"),
                    fields.get("door"),
                    fields.get("at"),
                    fields.<Boolean>get("opened"),
                    fields.get("ttl")))
        .with("id", String.class, press -> press.id().toString())
        .with("reservation", String.class, press -> press.reservation().toString())
        .with("holder", Integer.class, Press::holder)
        .with("door", String.class, Press::door)
        .with("at", Instant.class, Press::at)
        .with("opened", Boolean.class, Press::opened)
        .with("ttl", Long.class, Press::ttl)
        .build();
  }

  private final Table<Press> rows;

  UnlockTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DoorTable.NAME, UnlockTable::schema);
  }

  Optional<Press> find(CommunityId community, UUID reservation, UUID id) {
    return rows.get(GrantTable.pk(community, reservation), "unlock#" + id);
  }

  void create(WriteSet writes, CommunityId community, Press press) {
    writes.create(rows, press, new Stale());
    writes.put(rows, press.byDoor(community));
  }

  /** Writes down that the vendor said that it opened, in both places. */
  void opened(WriteSet writes, CommunityId community, Press press) {
    writes.put(rows, press.asOpened());
    writes.put(rows, press.asOpened().byDoor(community));
  }

  /** The presses of a door's button between two times, the last before others, twenty at most. */
  List<Press> between(Door door, Instant from, Instant until) {
    var pk = pressed(door.community(), door.id());
    return rows.page(pk, "", until + "#~", MOST, false).items().stream()
        .filter(press -> !press.at().isBefore(from))
        .toList();
  }

  private static String pressed(CommunityId community, String door) {
    return community + "#door#" + door + "#pressed";
  }

  /**
   * Somebody pressed the button.
   *
   * @param opened whether the vendor said so
   */
  record Press(
      String pk,
      String sk,
      UUID id,
      UUID reservation,
      int holder,
      String door,
      Instant at,
      boolean opened,
      Long ttl) {
    static Press of(Holder holder, UUID id, String door, Instant at, Instant forgetAt) {
      return new Press(
          GrantTable.pk(holder.community(), holder.reservation()),
          "unlock#" + id,
          id,
          holder.reservation(),
          holder.number(),
          door,
          at,
          false,
          forgetAt.getEpochSecond());
    }

    Press asOpened() {
      return new Press(pk, sk, id, reservation, holder, door, at, true, ttl);
    }

    private Press byDoor(CommunityId community) {
      return new Press(
          pressed(community, door), at + "#" + id, id, reservation, holder, door, at, opened, ttl);
    }
  }
}

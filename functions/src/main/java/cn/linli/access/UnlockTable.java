package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Presses of the button: {@code <community>#grant#<reservation> / unlock#<id>}, so that the same
 * press is one; and {@code <community>#door#<door>#pressed / <at>#<id>}, which tells whose doing it
 * was when the lock reports that it was opened from afar.
 */
final class UnlockTable {
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
    var sk = press.at() + "#" + press.id();
    writes.put(rows, press.under(pressed(community, press.door()), sk));
  }

  void put(WriteSet writes, Press press) {
    writes.put(rows, press);
  }

  /** The last press of a door's button until a time. */
  Optional<Press> lastUntil(Door door, Instant time) {
    var pk = pressed(door.community(), door.id());
    return rows.page(pk, "", time + "#~", 1, false).items().stream().findFirst();
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

    private Press under(String otherPk, String otherSk) {
      return new Press(otherPk, otherSk, id, reservation, holder, door, at, opened, ttl);
    }
  }
}

package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * The grants that open doors or will, and those of which something may still lie on a lock: {@code
 * <community>#live / <start>#<reservation>}.
 */
final class LiveTable {
  private static final int PAGE = 100;
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Live> schema() {
    return ItemSchema.of(
            Live.class,
            live -> pk(live.community()),
            live -> sk(live.time().start(), live.reservation()),
            LiveTable::live)
        .with("community", String.class, live -> live.community().value())
        .with("reservation", String.class, live -> live.reservation().toString())
        .with("zones", TEXTS, Live::zones)
        .with("start", Instant.class, live -> live.time().start())
        .with("end", Instant.class, live -> live.time().end())
        .build();
  }

  private final Table<Live> rows;

  LiveTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DoorTable.NAME, LiveTable::schema);
  }

  /** Those that begin before a time, the earliest first. */
  List<Live> beginningBefore(CommunityId community, Instant time) {
    var found = new ArrayList<Live>();
    String after = null;
    do {
      var page = rows.page(pk(community), "", after, PAGE, true);
      for (var live : page.items()) {
        if (!live.time().start().isBefore(time)) {
          return found;
        }
        found.add(live);
      }
      after = page.last();
    } while (after != null);
    return found;
  }

  void put(WriteSet writes, Grant grant) {
    writes.put(rows, new Live(grant.community(), grant.reservation(), grant.zones(), grant.time()));
  }

  void delete(WriteSet writes, Grant grant, Instant listed) {
    var sk = sk(listed, grant.reservation());
    writes.delete(DoorTable.NAME, pk(grant.community()), sk, Condition.none(), new Stale());
  }

  private static String pk(CommunityId community) {
    return community + "#live";
  }

  private static String sk(Instant start, UUID reservation) {
    return start + "#" + reservation;
  }

  private static Live live(ItemSchema.Fields fields) {
    return new Live(
        fields.get("community", CommunityId::new),
        fields.get("reservation", PersonId::uuid),
        fields.get("zones"),
        new TimeRange(fields.get("start"), fields.get("end")));
  }

  /** A grant as the list has it. */
  record Live(CommunityId community, UUID reservation, List<String> zones, TimeRange time) {
    boolean admits(Door door, Instant at) {
      return zones.contains(door.zone()) && door.window(time).contains(at);
    }
  }
}

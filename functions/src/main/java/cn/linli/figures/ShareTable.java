package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What communities' periods are in the figures of their areas: {@code <community>#share /
 * <period>}.
 */
final class ShareTable {
  private static TableSchema<Share> schema() {
    return ItemSchema.of(
            Share.class, share -> pk(share.community()), Share::period, ShareTable::share)
        .with("community", String.class, share -> share.community().value())
        .with(
            "counters",
            String.class,
            share -> Json.text(new Stored(Numbers.spelt(share.counters()))))
        .with("revision", Integer.class, Share::revision)
        .build();
  }

  private static Share share(ItemSchema.Fields fields) {
    return new Share(
        fields.get("community", CommunityId::new),
        fields.get("sk"),
        Numbers.read(Json.read(fields.<String>get("counters"), Stored.class).cells()),
        fields.number("revision"));
  }

  private final Table<Share> rows;

  ShareTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, ShareTable::schema);
  }

  /** What a period is in them now. */
  Share get(CommunityId community, String period) {
    return rows.get(pk(community), period)
        .orElseGet(() -> new Share(community, period, new TreeMap<>(), 0));
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Share next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(CommunityId community) {
    return community + "#share";
  }

  /**
   * What a community's period adds to those of its areas.
   *
   * @param revision counts the changes; 0 for what was not shared yet
   */
  record Share(
      CommunityId community,
      String period,
      SortedMap<Cell, Map<Measure, Long>> counters,
      int revision) {
    Share with(SortedMap<Cell, Map<Measure, Long>> next) {
      return new Share(community, period, next, revision + 1);
    }
  }

  private record Stored(Map<String, Map<String, Long>> cells) {}
}

package cn.linli.figures;

import cn.linli.community.Communities.Home;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What communities' periods are in the figures of their areas: {@code /district/<district>#shares /
 * <period>#<street>#<community>}, so that a street's are beside each other, and a district's too.
 */
final class ShareTable {
  private static TableSchema<Share> schema() {
    return ItemSchema.of(
            Share.class, share -> pk(share.district()), ShareTable::sk, ShareTable::share)
        .with("community", String.class, share -> share.community().value())
        .with("district", String.class, Share::district)
        .with("street", String.class, Share::street)
        .with("period", String.class, Share::period)
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
        fields.get("district"),
        fields.get("street"),
        fields.get("period"),
        Numbers.read(Json.read(fields.<String>get("counters"), Stored.class).cells()),
        fields.number("revision"));
  }

  private final Table<Share> rows;

  ShareTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, ShareTable::schema);
  }

  /** What a period of a community is in them now. */
  Share get(Home home, String period) {
    var none =
        new Share(home.community(), home.district(), home.street(), period, new TreeMap<>(), 0);
    return rows.get(pk(home.district()), sk(none)).orElse(none);
  }

  /** What all communities of an area put there for a period. */
  List<Share> of(Area area, String period) {
    var begin = area.street() == null ? period + "#" : period + "#" + area.street() + "#";
    return rows.list(pk(area.district()), begin);
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Share next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(String district) {
    return FigureTable.district(district) + "#shares";
  }

  private static String sk(Share share) {
    return share.period() + "#" + share.street() + "#" + share.community();
  }

  /**
   * What a community's period adds to those of its areas.
   *
   * @param revision counts the changes; 0 for what was not shared yet
   */
  record Share(
      CommunityId community,
      String district,
      String street,
      String period,
      SortedMap<Cell, Map<Measure, Long>> counters,
      int revision) {
    Share with(SortedMap<Cell, Map<Measure, Long>> next) {
      return new Share(community, district, street, period, next, revision + 1);
    }
  }

  private record Stored(Map<String, Map<String, Long>> cells) {}
}

package cn.linli.report;

import cn.linli.report.Contribution.Cell;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.RawItems;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Figures: {@code <community>#figures#<generation>#<month> / zone#<zone>} or {@code
 * organiser#<kind>#<name>}, one number per counter, changed by adding only.
 */
final class FigureTable {
  private static final String NAME = "name";

  private final Dynamo dynamo;
  private final RawItems items;

  FigureTable(Dynamo dynamo) {
    this.dynamo = dynamo;
    this.items = new RawItems(dynamo, LogTable.NAME);
  }

  /**
   * Adds to counters.
   *
   * @param name what an organiser is called, or null
   */
  void add(
      WriteSet writes,
      CommunityId community,
      int generation,
      Cell cell,
      String name,
      Map<String, Long> numbers) {
    var change = Condition.none();
    numbers.forEach(change::add);
    if (name != null) {
      change.set(NAME, AttributeValue.fromS(name));
    }
    var pk = pk(community, generation, cell.month());
    writes.update(LogTable.NAME, pk, cell.sk(), change, new Stale());
  }

  /** The counters of a month that are not nothing, as they were a moment ago. */
  SortedMap<String, Counters> glance(CommunityId community, int generation, YearMonth month) {
    return counters(items.glanceAll(pk(community, generation, month)));
  }

  /** The counters of a month that are not nothing, as they are now. */
  SortedMap<String, Counters> read(CommunityId community, int generation, YearMonth month) {
    return counters(items.list(pk(community, generation, month)));
  }

  /** Deletes the counters of a month. */
  void clear(CommunityId community, int generation, YearMonth month) {
    var pk = pk(community, generation, month);
    for (var item : items.list(pk)) {
      new WriteSet(dynamo)
          .delete(LogTable.NAME, pk, item.get("sk").s(), Condition.none(), new Stale())
          .commit();
    }
  }

  private static SortedMap<String, Counters> counters(List<Map<String, AttributeValue>> items) {
    var bySk = new TreeMap<String, Counters>();
    for (var item : items) {
      var numbers = new HashMap<String, Long>();
      item.forEach(
          (name, value) -> {
            if (value.n() != null && !value.n().equals("0")) {
              numbers.put(name, Long.valueOf(value.n()));
            }
          });
      if (!numbers.isEmpty()) {
        var name = item.containsKey(NAME) ? item.get(NAME).s() : null;
        bySk.put(item.get("sk").s(), new Counters(name, numbers));
      }
    }
    return bySk;
  }

  private static String pk(CommunityId community, int generation, YearMonth month) {
    return community + "#figures#" + generation + "#" + month;
  }

  /**
   * The counters of a zone or an organiser.
   *
   * @param name what an organiser was last called, or null
   */
  record Counters(String name, Map<String, Long> numbers) {
    static final Counters NONE = new Counters(null, Map.of());
  }
}

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
  private final RawItems items;

  FigureTable(Dynamo dynamo) {
    this.items = new RawItems(dynamo, LogTable.NAME);
  }

  /** Adds to counters. */
  void add(
      WriteSet writes,
      CommunityId community,
      int generation,
      Cell cell,
      Map<String, Long> numbers) {
    var change = Condition.none();
    numbers.forEach(change::add);
    var pk = pk(community, generation, cell.month());
    writes.update(LogTable.NAME, pk, cell.sk(), change, new Stale());
  }

  /** The counters of a month that are not nothing, as they were a moment ago. */
  SortedMap<String, Map<String, Long>> glance(
      CommunityId community, int generation, YearMonth month) {
    return counters(items.glanceAll(pk(community, generation, month)));
  }

  /** The counters of a month that are not nothing, as they are now. */
  SortedMap<String, Map<String, Long>> read(
      CommunityId community, int generation, YearMonth month) {
    return counters(items.list(pk(community, generation, month)));
  }

  private static SortedMap<String, Map<String, Long>> counters(
      List<Map<String, AttributeValue>> items) {
    var bySk = new TreeMap<String, Map<String, Long>>();
    for (var item : items) {
      var numbers = new HashMap<String, Long>();
      item.forEach(
          (name, value) -> {
            if (value.n() != null && !value.n().equals("0")) {
              numbers.put(name, Long.valueOf(value.n()));
            }
          });
      if (!numbers.isEmpty()) {
        bySk.put(item.get("sk").s(), numbers);
      }
    }
    return bySk;
  }

  private static String pk(CommunityId community, int generation, YearMonth month) {
    return community + "#figures#" + generation + "#" + month;
  }
}

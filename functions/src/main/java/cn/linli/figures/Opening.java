package cn.linli.figures;

import cn.linli.shared.CommunityId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a centre had done when it began to use this: its people know, nobody told it.
 *
 * @param totals by what they are added to
 * @param revision counts the changes; 0 where nobody has written any
 */
record Opening(CommunityId community, Map<Measure, Long> totals, int revision) {
  /** The totals since opening, of those that were counted since. */
  Map<Measure, Long> with(Map<Measure, Long> counted) {
    var sum = new EnumMap<Measure, Long>(Measure.class);
    sum.putAll(counted);
    totals.forEach((measure, number) -> sum.merge(measure, number, Long::sum));
    sum.merge(Measure.CHANGES, (long) revision, Long::sum);
    return sum;
  }

  View view() {
    var shown = new LinkedHashMap<String, Long>();
    for (var total : Total.values()) {
      shown.put(total.measure().toString(), totals.getOrDefault(total.measure(), 0L));
    }
    return new View(shown, revision);
  }

  /** What the contract shows. */
  record View(Map<String, Long> totals, int revision) {}
}

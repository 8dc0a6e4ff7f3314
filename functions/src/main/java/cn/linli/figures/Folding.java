package cn.linli.figures;

import cn.linli.shared.dynamo.Stale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds up what communities put into an area, and puts the sums in the place of those that are
 * there. So one writer at a time changes what is an area's, however many communities it has, and
 * each time is a recount. Whoever added up something older than another one does it again.
 */
final class Folding {
  private final Ground ground;

  Folding(Ground ground) {
    this.ground = ground;
  }

  /** Adds up a period; says whether anything was other. */
  boolean fold(Area area, String period) {
    return Stale.again(
        () -> {
          var known = ground.folds().get(area, period);
          var sum = sum(area, period);
          var shown = ground.figures().read(area.whose(), period + "#");
          var writes = ground.writes();
          // Also where nothing is other: it tells who read older shares and is late.
          ground.folds().putNext(writes, known);
          ground.figures().replace(writes, area.whose(), shown, sum);
          writes.commit();
          return !shown.equals(sum);
        });
  }

  private SortedMap<Cell, Map<Measure, Long>> sum(Area area, String period) {
    var sum = new TreeMap<Cell, Map<Measure, Long>>();
    ground
        .shares()
        .of(area, period)
        .forEach(share -> new Contribution(share.counters()).addTo(sum, 1));
    return new Contribution(sum).minus(Contribution.NOTHING).counters();
  }
}

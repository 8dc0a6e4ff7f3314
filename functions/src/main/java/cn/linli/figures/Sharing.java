package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts what a community counted into the figures of its street and district: the difference to what
 * it put there before, in one transaction with what it puts there now. So the same again changes
 * nothing, and an area is the sum of its communities without anybody asking them.
 */
final class Sharing {
  private final Ground ground;

  Sharing(Ground ground) {
    this.ground = ground;
  }

  /** Shares a month, and what is owed in its year. */
  void share(CommunityId community, String month) {
    Stale.again(() -> put(community, month));
    Stale.again(() -> put(community, month.substring(0, 4)));
  }

  /**
   * What it put there is read before it is counted anew: whoever writes has seen what was there.
   */
  private boolean put(CommunityId community, String period) {
    var before = ground.shares().get(community, period);
    var next = Periods.isMonth(period) ? month(community, period) : year(community, period);
    var difference = new Contribution(next).minus(new Contribution(before.counters()));
    if (difference.isNothing()) {
      return false;
    }
    var home = ground.needs().communities().get(community);
    var writes = ground.writes();
    ground.shares().put(writes, before.with(next));
    var street = FigureTable.street(home.district(), home.street());
    ground.figures().add(writes, street, difference.counters());
    var district = FigureTable.district(home.district());
    ground.figures().add(writes, district, difference.counters());
    writes.commit();
    return true;
  }

  private SortedMap<Cell, Map<Measure, Long>> month(CommunityId community, String month) {
    var sum = new TreeMap<Cell, Map<Measure, Long>>();
    counted(community, month)
        .forEach((cell, of) -> of.forEach((measure, n) -> add(sum, ofArea(cell), measure, n)));
    return sum;
  }

  /** A recount that ended while they were read may have cleared away what it replaced. */
  private SortedMap<Cell, Map<Measure, Long>> counted(CommunityId community, String month) {
    int shown = ground.generations().get(community).shown();
    var counters = ground.figures().read(FigureTable.of(community, shown), month + "#");
    if (ground.generations().get(community).shown() != shown) {
      throw new Stale();
    }
    return counters;
  }

  private SortedMap<Cell, Map<Measure, Long>> year(CommunityId community, String year) {
    var sum = new TreeMap<Cell, Map<Measure, Long>>();
    add(sum, new Cell(year, Cell.AREA), Measure.COMMUNITIES, 1);
    ground
        .needs()
        .owed()
        .apply(community, Integer.valueOf(year))
        .forEach(
            owed -> {
              var cell = ofArea(new Cell(year, Cell.ACTIVITY + owed.kind()));
              add(sum, cell, Measure.DUTY, owed.perYear());
            });
    return sum;
  }

  /** Each centre may have kinds of its own; of an area they are the others. */
  private static Cell ofArea(Cell cell) {
    boolean isOwn =
        cell.topic().startsWith(Cell.ACTIVITY)
            && !KindNames.ALL.containsKey(cell.topic().substring(Cell.ACTIVITY.length()));
    return isOwn ? new Cell(cell.period(), Cell.ACTIVITY + KindNames.OTHER) : cell;
  }

  private static void add(
      SortedMap<Cell, Map<Measure, Long>> sum, Cell cell, Measure measure, long number) {
    sum.computeIfAbsent(cell, absent -> new EnumMap<>(Measure.class))
        .merge(measure, number, Long::sum);
  }
}

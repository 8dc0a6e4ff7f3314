package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts what a community counted where its street and district add it up, in the place of what it
 * put there before. So the same again changes nothing, and an area is the sum of its communities
 * without anybody asking them.
 */
final class Sharing {
  private final Ground ground;

  Sharing(Ground ground) {
    this.ground = ground;
  }

  /** Shares a month, and what is owed in its year. */
  void share(CommunityId community, String month) {
    put(community, month);
    put(community, month.substring(0, 4));
  }

  /**
   * Shares a period; says whether it was other. What it put there is read before it is counted
   * anew: whoever writes has seen what was there.
   */
  boolean put(CommunityId community, String period) {
    return Stale.again(
        () -> {
          var home = ground.needs().communities().home(community);
          var before = ground.shares().get(home, period);
          var next = Periods.isMonth(period) ? month(community, period) : year(community, period);
          var difference = new Contribution(next).minus(new Contribution(before.counters()));
          if (difference.isNothing()) {
            return false;
          }
          // Owed before it is there: a fold too many is nothing, one too few would be missing.
          ground.tasks().fold(Area.street(home), period);
          ground.tasks().fold(Area.district(home), period);
          var writes = ground.writes();
          ground.shares().put(writes, before.with(next));
          writes.commit();
          return true;
        });
  }

  /** The months in which a community counted anything. */
  Set<String> months(CommunityId community) {
    return new Contribution(counted(community, "")).months();
  }

  private SortedMap<Cell, Map<Measure, Long>> month(CommunityId community, String month) {
    var sum = new TreeMap<Cell, Map<Measure, Long>>();
    counted(community, month + "#")
        .forEach((cell, of) -> of.forEach((measure, n) -> add(sum, ofArea(cell), measure, n)));
    return sum;
  }

  /** A recount that ended while they were read may have cleared away what it replaced. */
  private SortedMap<Cell, Map<Measure, Long>> counted(CommunityId community, String begin) {
    int shown = ground.generations().get(community).shown();
    var counters = ground.figures().read(FigureTable.of(community, shown), begin);
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

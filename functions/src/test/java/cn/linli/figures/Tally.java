package cn.linli.figures;

import cn.linli.shared.CommunityId;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that a community shows, in words that can be compared. */
final class Tally {
  private Tally() {}

  /** Every counter that is shown, and what is taken of the next days. */
  static SortedMap<String, String> of(Hall hall, CommunityId community) {
    var ground = hall.figures.ground();
    int shown = ground.generations().get(community).shown();
    var tally = new TreeMap<String, String>();
    figures(hall, FigureTable.of(community, shown))
        .forEach((counter, number) -> tally.put(counter, "" + number));
    var today = LocalDate.ofInstant(hall.clock.instant(), Hall.CALENDAR);
    today
        .datesUntil(today.plusDays(60))
        .forEach(
            date ->
                ground
                    .days()
                    .get(community, shown, date)
                    .slots()
                    .forEach((name, slot) -> tally.put(date + " " + name, slot.toString())));
    return tally;
  }

  /** Every counter of somebody but how often totals were changed. */
  static SortedMap<String, Long> figures(Hall hall, String whose) {
    var tally = new TreeMap<String, Long>();
    hall.figures
        .ground()
        .figures()
        .read(whose, "")
        .forEach(
            (cell, of) ->
                of.forEach(
                    (measure, number) -> {
                      if (measure != Measure.CHANGES) {
                        tally.put(cell + " " + measure, number);
                      }
                    }));
    return tally;
  }

  /** What a story knows of, added up over all topics. */
  static SortedMap<String, Long> expected(Hall hall, Story story, CommunityId community) {
    int shown = hall.figures.ground().generations().get(community).shown();
    var tally = new TreeMap<String, Long>();
    for (var counter : figures(hall, FigureTable.of(community, shown)).entrySet()) {
      var cell = counter.getKey().substring(0, counter.getKey().indexOf(' '));
      var name = counter.getKey().substring(counter.getKey().indexOf(' ') + 1);
      var key = cell.substring(0, Math.min(7, cell.length())) + " " + name;
      if (Periods.isMonth(cell.split("#", 2)[0]) && story.expected.containsKey(key)) {
        tally.merge(key, counter.getValue(), Long::sum);
      }
    }
    return tally;
  }

  /** The sum of counters. */
  static SortedMap<String, Long> plus(Map<String, Long> one, Map<String, Long> other) {
    var sum = new TreeMap<>(one);
    other.forEach((counter, number) -> sum.merge(counter, number, Long::sum));
    return sum;
  }
}

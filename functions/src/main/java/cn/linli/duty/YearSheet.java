package cn.linli.duty;

import cn.linli.activity.Activities.Duty;
import cn.linli.duty.Contribution.Cell;
import cn.linli.duty.Pace.Behind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All that is known of a community's year.
 *
 * @param kinds of the centre, and those that figures have besides
 * @param counters of the year
 * @param plans by kind
 */
record YearSheet(
    int year, List<Duty> kinds, Map<Cell, Map<String, Long>> counters, Map<String, Plan> plans) {
  static YearSheet of(
      int year, List<Duty> kinds, Map<Cell, Map<String, Long>> counters, Map<String, Plan> plans) {
    var others = new TreeSet<String>();
    counters.keySet().forEach(cell -> others.add(cell.kind()));
    kinds.forEach(kind -> others.remove(kind.kind()));
    var all = new ArrayList<>(kinds);
    others.forEach(kind -> all.add(new Duty(kind, kind, 0)));
    return new YearSheet(year, all, counters, plans);
  }

  Pace pace(Duty kind) {
    return Pace.of(year, kind.perYear(), plans.get(kind.kind()));
  }

  /** What a period counts of a kind. */
  Numbers numbers(String kind, Period period) {
    return Numbers.of(counters, cell -> cell.kind().equals(kind) && period.contains(cell.month()));
  }

  /** What a period counts of all kinds. */
  Numbers numbers(Period period) {
    return Numbers.of(counters, cell -> period.contains(cell.month()));
  }

  /**
   * Whether a kind was behind when a day began.
   *
   * @param counts the months whose meetings count
   */
  Optional<Behind> behind(Duty kind, LocalDate day, Period counts) {
    return pace(kind).behind(day, month -> counts.contains(month) ? held(kind.kind(), month) : 0);
  }

  private long held(String kind, YearMonth month) {
    return Numbers.of(Map.of(new Cell(month, kind), of(kind, month)), cell -> true).held();
  }

  private Map<String, Long> of(String kind, YearMonth month) {
    return counters.getOrDefault(new Cell(month, kind), Map.of());
  }
}

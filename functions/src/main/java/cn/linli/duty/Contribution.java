package cn.linli.duty;

import cn.linli.activity.Tier;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an activity adds to which counters. A meeting counts where it starts, in the community's
 * calendar; one that took place as what it was then, and one to come as its activity stands.
 *
 * @param counters by cell and name, none of them zero
 */
record Contribution(SortedMap<Cell, Map<String, Long>> counters) {
  static final Contribution NOTHING = new Contribution(new TreeMap<>());

  /** What the facts about an activity add. */
  static Contribution of(Facts facts, ZoneId calendar) {
    var sum = new Sum(calendar);
    int known = facts.standing() == null ? 0 : facts.standing().meetings().size();
    int numbers = facts.sessions().isEmpty() ? 0 : facts.sessions().lastKey() + 1;
    for (int number = 0; number < Math.max(known, numbers); number++) {
      var session = facts.session(number);
      if (session.held() != null) {
        sum.addHeld(session.held(), session.attended());
      } else if (facts.standing() != null) {
        sum.addToCome(facts.standing(), number, session.attended());
      }
    }
    return sum.contribution();
  }

  /** What has to be added to the counters for this to take the place of another. */
  SortedMap<Cell, Map<String, Long>> minus(Contribution other) {
    var difference = new TreeMap<Cell, Map<String, Long>>();
    counters.forEach((cell, of) -> of.forEach((name, n) -> add(difference, cell, name, n)));
    other.counters.forEach((cell, of) -> of.forEach((name, n) -> add(difference, cell, name, -n)));
    return withoutZeros(difference);
  }

  private static void add(
      SortedMap<Cell, Map<String, Long>> to, Cell cell, String name, long number) {
    to.computeIfAbsent(cell, absent -> new HashMap<>()).merge(name, number, Long::sum);
  }

  private static SortedMap<Cell, Map<String, Long>> withoutZeros(
      SortedMap<Cell, Map<String, Long>> of) {
    of.values().forEach(numbers -> numbers.values().removeIf(number -> number == 0));
    of.values().removeIf(Map::isEmpty);
    return of;
  }

  /** An item of counters. */
  record Cell(YearMonth month, String kind) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int byMonth = month.compareTo(other.month);
      return byMonth != 0 ? byMonth : kind.compareTo(other.kind);
    }
  }

  private static final class Sum {
    private final ZoneId calendar;
    private final SortedMap<Cell, Map<String, Long>> counters = new TreeMap<>();

    Sum(ZoneId calendar) {
      this.calendar = calendar;
    }

    void addHeld(Held held, int attended) {
      long occasions = held.isOccasion() ? 1 : 0;
      var cell = cell(held.start(), held.kind());
      count(cell, Measure.PLANNED, held.tier(), occasions);
      count(cell, Measure.HELD, held.tier(), occasions);
      count(cell, Measure.ATTENDED, held.tier(), attended);
    }

    /** People may be there before the meeting has ended, or where it was called off in between. */
    void addToCome(Standing standing, int number, int attended) {
      var meeting = standing.meeting(number);
      var start = meeting == null ? standing.meetings().getLast().start() : meeting.start();
      boolean isPlanned = standing.isOn() && meeting != null && meeting.isOccasion();
      var cell = cell(start, standing.kind());
      count(cell, Measure.PLANNED, standing.tier(), isPlanned ? 1 : 0);
      count(cell, Measure.ATTENDED, standing.tier(), attended);
    }

    private Cell cell(Instant start, String kind) {
      return new Cell(YearMonth.from(start.atZone(calendar)), kind);
    }

    private void count(Cell cell, Measure measure, Tier tier, long number) {
      add(counters, cell, measure.in(tier), number);
    }

    Contribution contribution() {
      return new Contribution(withoutZeros(counters));
    }
  }
}

package cn.linli.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Facts that a recount counts into a new set in one transaction, as many as fit. */
final class Batch {
  /** DynamoDB takes a hundred writes; some are the recount's own. */
  private static final int MOST_WRITES = 90;

  private final Ground ground;
  private final Generation generation;
  private final LocalDate firstShown;
  private final List<Fact> facts = new ArrayList<>();
  private final SortedMap<Cell, Map<Measure, Long>> counters = new TreeMap<>();
  private final SortedMap<LocalDate, Day> read = new TreeMap<>();
  private final SortedMap<LocalDate, Day> days = new TreeMap<>();
  private int taken;
  private String last;

  Batch(Ground ground, Generation generation, LocalDate firstShown) {
    this.ground = ground;
    this.generation = generation;
    this.firstShown = firstShown;
  }

  /** Takes a fact in unless there is no room for it. */
  boolean take(Fact fact) {
    if (fact.isBehindIn(generation.other())) {
      var calendar = ground.calendar(fact.community());
      var contribution = Contribution.of(fact.matter(), calendar);
      var slots = Slot.of(fact.subject(), fact.matter(), calendar);
      var shown = slots.tailMap(firstShown);
      int writes = facts.size() + counters.size() + days.size();
      if (writes + 1 + contribution.counters().size() + shown.size() > MOST_WRITES) {
        return false;
      }
      var next = new Fact.Counted(fact.order(), contribution, List.copyOf(slots.keySet()));
      facts.add(fact.counting(generation.other(), next, generation.live()));
      contribution.addTo(counters, 1);
      shown.forEach((date, of) -> days.merge(date, day(date).with(fact.subject(), of), this::both));
    }
    taken++;
    last = fact.subject();
    return true;
  }

  private Day day(LocalDate date) {
    return days.getOrDefault(
        date,
        read.computeIfAbsent(
            date,
            missing -> ground.days().get(generation.community(), generation.other(), missing)));
  }

  /** What was there went into what comes. */
  private Day both(Day before, Day next) {
    return next;
  }

  int taken() {
    return taken;
  }

  String last() {
    return last;
  }

  /** Writes all of it, with where the recount stands then. */
  void commit(Generation next) {
    var writes = ground.writes();
    ground.generations().put(writes, next);
    facts.forEach(fact -> ground.facts().put(writes, fact));
    var whose = FigureTable.of(generation.community(), generation.other());
    ground.figures().add(writes, whose, new Contribution(counters).counters());
    days.forEach(
        (date, day) -> {
          int before = read.get(date).revision();
          if (day.revision() != before) {
            ground.days().put(writes, day, before);
          }
        });
    writes.commit();
  }
}

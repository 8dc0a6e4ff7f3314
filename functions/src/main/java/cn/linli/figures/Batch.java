package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Facts that are counted into a set of figures in one transaction, as many as fit. What each
 * counted for there before goes, so that many changes of a counter or a day are one.
 */
final class Batch {
  /** DynamoDB takes a hundred writes; some are those of whoever commits. */
  private static final int MOST_WRITES = 90;

  private final Ground ground;
  private final CommunityId community;
  private final int generation;
  private final List<Integer> live;
  private final LocalDate firstShown;
  private final List<Fact> facts = new ArrayList<>();
  private final SortedMap<Cell, Map<Measure, Long>> counters = new TreeMap<>();
  private final Map<LocalDate, Day> read = new HashMap<>();
  private final SortedMap<LocalDate, Day> days = new TreeMap<>();

  Batch(Ground ground, CommunityId community, int generation, List<Integer> live) {
    this.ground = ground;
    this.community = community;
    this.generation = generation;
    this.live = live;
    // Nobody looks at days that are over; yesterday is somebody's today whose clock is behind.
    this.firstShown = ground.today(community).minusDays(1);
  }

  /** Takes a fact in where the set is behind it; says whether there was room. */
  boolean take(Fact fact) {
    if (!fact.isBehindIn(generation)) {
      return true;
    }
    var calendar = ground.calendar(community);
    var before = fact.in(generation);
    var contribution = Contribution.of(fact.matter(), calendar);
    var slots = Slot.of(fact.subject(), fact.matter(), calendar);
    var difference = contribution.minus(before.contribution());
    var dates = new TreeSet<>(before.days());
    dates.addAll(slots.keySet());
    var shown = dates.tailSet(firstShown);
    int writes = facts.size() + counters.size() + days.size();
    if (writes + 1 + difference.counters().size() + shown.size() > MOST_WRITES) {
      return false;
    }
    var next = new Fact.Counted(fact.order(), contribution, List.copyOf(slots.keySet()));
    facts.add(fact.counting(generation, next, live));
    difference.addTo(counters, 1);
    for (var date : shown) {
      var of = slots.getOrDefault(date, new TreeMap<>());
      days.put(date, day(date).with(fact.subject(), of));
    }
    return true;
  }

  private Day day(LocalDate date) {
    var changed = days.get(date);
    return changed != null
        ? changed
        : read.computeIfAbsent(date, none -> ground.days().get(community, generation, none));
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  /** The months that change. */
  Set<String> months() {
    return difference().months();
  }

  private Contribution difference() {
    return new Contribution(counters).minus(Contribution.NOTHING);
  }

  /** Adds all of it to what is written. */
  void write(WriteSet writes) {
    facts.forEach(fact -> ground.facts().put(writes, fact));
    var whose = FigureTable.of(community, generation);
    ground.figures().add(writes, whose, difference().counters());
    days.forEach(
        (date, day) -> {
          int before = read.get(date).revision();
          if (day.revision() != before) {
            ground.days().put(writes, day, before);
          }
        });
  }
}

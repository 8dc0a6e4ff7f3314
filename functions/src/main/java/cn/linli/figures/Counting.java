package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes in what is told of subjects. What one counted for before goes and what it counts for now
 * comes, in one transaction with the fact; what is older than what is known changes nothing.
 */
final class Counting {
  private final Ground ground;

  Counting(Ground ground) {
    this.ground = ground;
  }

  /** Counts what was told of a subject, in every set of figures that is alive. */
  void take(CommunityId community, String subject, long order, Matter matter) {
    Stale.again(
        () -> {
          boolean more = true;
          while (more) {
            more = step(community, subject, order, matter);
          }
          return true;
        });
  }

  /**
   * Brings one set of figures up to date; says whether another may be behind. A recount that began
   * after the generations were read may have passed where a subject stands that is new; whoever
   * comes first sees that the other was there.
   */
  private boolean step(CommunityId community, String subject, long order, Matter matter) {
    var live = ground.generations().get(community).live();
    var known = ground.facts().find(community, subject).orElse(null);
    var fact =
        known == null
            ? Fact.first(community, subject, order, matter)
            : known.orNewer(order, matter);
    var behind = live.stream().filter(fact::isBehindIn).toList();
    if (behind.isEmpty()) {
      return false;
    }
    var writes = ground.writes();
    var months = write(writes, fact, behind.getFirst(), live);
    var owed = ground.tasks().share(writes, community, months);
    writes.commit();
    ground.tasks().remember(owed);
    return known == null || behind.size() > 1;
  }

  /** Adds what makes one set of figures know a fact; answers with the months that change. */
  private Set<String> write(WriteSet writes, Fact fact, int generation, List<Integer> live) {
    var calendar = ground.calendar(fact.community());
    var before = fact.in(generation);
    var contribution = Contribution.of(fact.matter(), calendar);
    var slots = Slot.of(fact.subject(), fact.matter(), calendar);
    var next = new Fact.Counted(fact.order(), contribution, List.copyOf(slots.keySet()));
    ground.facts().put(writes, fact.counting(generation, next, live));
    var difference = contribution.minus(before.contribution());
    var whose = FigureTable.of(fact.community(), generation);
    ground.figures().add(writes, whose, difference.counters());
    var days = new TreeSet<>(before.days());
    days.addAll(slots.keySet());
    for (var date : days.tailSet(firstShown(fact.community()))) {
      var day = ground.days().get(fact.community(), generation, date);
      var changed = day.with(fact.subject(), slots.getOrDefault(date, new TreeMap<>()));
      if (changed.revision() != day.revision()) {
        ground.days().put(writes, changed, day.revision());
      }
    }
    return months(difference);
  }

  /** Nobody looks at days that are over; yesterday is somebody's today whose clock is behind. */
  LocalDate firstShown(CommunityId community) {
    return ground.today(community).minusDays(1);
  }

  static Set<String> months(Contribution difference) {
    var months = new TreeSet<String>();
    difference.counters().keySet().stream()
        .map(Cell::period)
        .filter(Periods::isMonth)
        .forEach(months::add);
    return months;
  }
}

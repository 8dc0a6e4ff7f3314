package cn.linli.report;

import cn.linli.report.Contribution.Cell;
import cn.linli.report.FigureTable.Counters;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** How much a centre is used. */
final class Statistics {
  private static final int MOST_ORGANISERS = 50;

  private final GenerationTable generations;
  private final FigureTable figures;
  private final Timeline timeline;

  Statistics(GenerationTable generations, FigureTable figures, Timeline timeline) {
    this.generations = generations;
    this.figures = figures;
    this.timeline = timeline;
  }

  /** The statistics of a month with those organisers that take most time. */
  OfMonth get(Commands.GetStatistics query) {
    var whole = whole(query.community(), query.month());
    var top = whole.organisers().stream().limit(MOST_ORGANISERS).toList();
    return new OfMonth(whole.month(), whole.total(), whole.zones(), top);
  }

  /** The statistics of a month with every organiser. */
  OfMonth whole(CommunityId community, YearMonth month) {
    var counters = Stale.again(() -> countersOnce(community, month));
    var opening = timeline.of(community, month);
    var all = new HashMap<String, Long>();
    var openAll = OpenTime.unknown();
    var zones = new ArrayList<OfZone>();
    for (var zone : zones(counters, opening)) {
      var numbers = counters.getOrDefault(Cell.ZONE + zone, Counters.NONE).numbers();
      numbers.forEach((counter, number) -> all.merge(counter, number, Long::sum));
      var open = opening.of(zone);
      openAll.add(open);
      zones.add(new OfZone(zone, opening.name(zone).orElse(null), Breakdown.of(numbers, open)));
    }
    return new OfMonth(month, Breakdown.of(all, openAll), zones, organisers(counters, openAll));
  }

  /** Those that are counted and those that there were, used or not. */
  private static Set<String> zones(SortedMap<String, Counters> counters, OpeningHours opening) {
    var zones = new TreeSet<>(opening.zones());
    counters.keySet().stream()
        .filter(sk -> sk.startsWith(Cell.ZONE))
        .forEach(sk -> zones.add(sk.substring(Cell.ZONE.length())));
    return zones;
  }

  private static List<OfOrganiser> organisers(SortedMap<String, Counters> counters, OpenTime open) {
    var most = Comparator.comparingLong((OfOrganiser organiser) -> organiser.figures().minutes());
    return counters.entrySet().stream()
        .filter(counted -> !counted.getKey().startsWith(Cell.ZONE))
        .map(counted -> organiser(counted.getKey(), counted.getValue(), open))
        .sorted(most.reversed())
        .toList();
  }

  /** A recount that ended while they were read may have cleared away what it replaced. */
  private SortedMap<String, Counters> countersOnce(CommunityId community, YearMonth month) {
    int shown = generations.get(community).shown();
    var counters = figures.glance(community, shown, month);
    if (generations.get(community).shown() != shown) {
      throw new Stale();
    }
    return counters;
  }

  private static OfOrganiser organiser(String sk, Counters counted, OpenTime open) {
    var organiser = Organiser.ofSk(sk, counted.name());
    var shown = Shown.of(Figures.of(counted.numbers(), Bucket.ALL), open.minutes());
    return new OfOrganiser(organiser.kind(), organiser.name(), shown);
  }

  /** What the contract shows of a month. */
  record OfMonth(
      YearMonth month, Breakdown total, List<OfZone> zones, List<OfOrganiser> organisers) {}

  /** What the contract shows of a zone. */
  record OfZone(String zone, String name, Breakdown breakdown) {}

  /** What the contract shows of an organiser. */
  record OfOrganiser(String kind, String name, Shown figures) {}
}

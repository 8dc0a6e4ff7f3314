package cn.linli.report;

import cn.linli.report.LogTable.Row;
import cn.linli.report.MonthTable.Of;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a community's figures anew from its log: into a set of their own, which then takes the
 * place of the shown one. Events that come meanwhile count in both sets, and are in the log before
 * they count: whatever the recount does not read was told to the new set already. It goes on where
 * it stopped, and two at once do no harm.
 */
final class Recount {
  private static final Logger LOG = LoggerFactory.getLogger(Recount.class);

  /** The function's time-out is five minutes. */
  private static final Duration BUDGET = Duration.ofMinutes(3);

  private static final int PAGE = 100;

  private final Dynamo dynamo;
  private final Clock clock;
  private final GenerationTable generations;
  private final MonthTable months;
  private final LogTable log;
  private final UseTable uses;
  private final FigureTable figures;
  private final Counting counting;
  private final Timeline timeline;

  Recount(
      Dynamo dynamo,
      Clock clock,
      GenerationTable generations,
      MonthTable months,
      FigureTable figures,
      Counting counting,
      Timeline timeline) {
    this.dynamo = dynamo;
    this.clock = clock;
    this.generations = generations;
    this.months = months;
    this.log = new LogTable(dynamo);
    this.uses = new UseTable(dynamo);
    this.figures = figures;
    this.counting = counting;
    this.timeline = timeline;
  }

  /** Begins a recount or goes on with one, until it is done or the time is up. */
  Generation.View run(CommunityId community) {
    var stop = clock.instant().plus(BUDGET);
    var generation = step(community);
    while (generation.phase() != Generation.Phase.COUNTED && clock.instant().isBefore(stop)) {
      generation = step(community);
    }
    LOG.info("the recount of {} is at {}", community, generation);
    return generation.view();
  }

  /** One step. Whoever lost a race for it sees where the other one is. */
  Generation step(CommunityId community) {
    var now = generations.get(community);
    try {
      var next =
          switch (now.phase()) {
            case COUNTED -> now.counting();
            case COUNTING -> now.month() == null ? turnOver(now) : countPage(now);
            case CLEARING -> now.month() == null ? clearFigures(now) : clearPage(now);
          };
      generations.put(next);
      return next;
    } catch (Stale overtaken) {
      return generations.get(community);
    }
  }

  private Generation countPage(Generation now) {
    var page = page(now);
    var newest = new HashMap<String, Use>();
    for (var row : page.items()) {
      timeline.take(row.entry());
      Use.of(row.entry()).ifPresent(use -> newest.merge(use.reservation(), use, Recount::newer));
    }
    newest.values().forEach(use -> counting.count(now.other(), use));
    return next(now, page, page.items().size());
  }

  private static Use newer(Use one, Use other) {
    return one.isNewerThan(other) ? one : other;
  }

  private Table.Slice<Row> page(Generation now) {
    var pk = LogTable.ofMonth(now.community(), now.month());
    return log.pageNow(pk, now.position(), PAGE);
  }

  private Generation next(Generation now, Table.Slice<Row> page, int read) {
    return page.last() == null
        ? now.at(monthAfter(now.community(), now.month()), null, read)
        : now.at(now.month(), page.last(), read);
  }

  private YearMonth monthAfter(CommunityId community, YearMonth month) {
    return months.list(community, Of.LOG).stream()
        .filter(next -> next.isAfter(month))
        .findFirst()
        .orElse(null);
  }

  private Generation turnOver(Generation now) {
    var differing = new ArrayList<YearMonth>();
    for (var month : months.list(now.community(), Of.FIGURES)) {
      if (!numbers(now, now.shown(), month).equals(numbers(now, now.other(), month))) {
        differing.add(month);
      }
    }
    if (!differing.isEmpty()) {
      LOG.warn("the recount of {} found other figures in {}", now.community(), differing);
    }
    return now.clearing(List.copyOf(differing));
  }

  private Object numbers(Generation now, int generation, YearMonth month) {
    var numbers = new HashMap<String, Object>();
    figures
        .read(now.community(), generation, month)
        .forEach((sk, counters) -> numbers.put(sk, counters.numbers()));
    return numbers;
  }

  private Generation clearPage(Generation now) {
    var page = page(now);
    var writes = new WriteSet(dynamo);
    page.items().stream()
        .map(row -> row.entry().reservation())
        .filter(reservation -> reservation != null)
        .distinct()
        .forEach(reservation -> uses.delete(writes, now.community(), now.other(), reservation));
    writes.commitIfAny();
    return next(now, page, 0);
  }

  private Generation clearFigures(Generation now) {
    for (var month : months.list(now.community(), Of.FIGURES)) {
      figures.clear(now.community(), now.other(), month);
    }
    return now.counted();
  }
}

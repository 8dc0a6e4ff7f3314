package cn.linli.report;

import cn.linli.community.Communities;
import cn.linli.report.MonthTable.Month;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/**
 * Counts uses. What a reservation counted for before goes and what it counts for now comes, in one
 * transaction; a revision that is older than the counted one, or the same, changes nothing.
 */
final class Counting {
  private final Dynamo dynamo;
  private final Communities communities;
  private final GenerationTable generations;
  private final UseTable uses;
  private final FigureTable figures;
  private final MonthTable months;

  Counting(
      Dynamo dynamo,
      Communities communities,
      GenerationTable generations,
      FigureTable figures,
      MonthTable months) {
    this.dynamo = dynamo;
    this.communities = communities;
    this.generations = generations;
    this.uses = new UseTable(dynamo);
    this.figures = figures;
    this.months = months;
  }

  /** Counts a use whose entry is in the log already, in every set of figures that is alive. */
  void count(Use use) {
    generations.get(use.community()).live().forEach(generation -> count(generation, use));
  }

  /** Counts a use in one set of figures. */
  void count(int generation, Use use) {
    Stale.again(() -> countOnce(generation, use));
  }

  private boolean countOnce(int generation, Use use) {
    var counted = uses.find(use.community(), generation, use.reservation()).orElse(null);
    if (counted != null && !use.isNewerThan(counted)) {
      return false;
    }
    var calendar = communities.calendar(use.community());
    var before = counted == null ? Contribution.none() : Contribution.of(counted, calendar);
    var difference = Contribution.of(use, calendar).minus(before);
    var marks =
        difference.keySet().stream()
            .map(cell -> new Month(use.community(), MonthTable.Of.FIGURES, cell.month()))
            .distinct()
            .toList();
    var writes = new WriteSet(dynamo);
    uses.put(writes, generation, use, counted);
    difference.forEach(
        (cell, numbers) -> {
          var organiser = use.organiser();
          var name = cell.sk().equals(organiser.sk()) ? organiser.name() : null;
          figures.add(writes, use.community(), generation, cell, name, numbers);
        });
    months.add(writes, marks);
    writes.commit();
    months.remember(marks);
    return true;
  }
}

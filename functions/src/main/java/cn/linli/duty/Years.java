package cn.linli.duty;

import cn.linli.duty.Contribution.Cell;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.time.Year;
import java.util.Map;

/** Reads years. */
final class Years {
  private final Ground ground;

  Years(Ground ground) {
    this.ground = ground;
  }

  /** A year of a community, as it was a moment ago. */
  YearSheet read(CommunityId community, int year) {
    return YearSheet.of(
        year,
        ground.needs().duties().apply(community),
        Stale.again(() -> countersOnce(community, year)),
        ground.plans().glance(community, year));
  }

  /** A recount that ended while they were read may have cleared away what it replaced. */
  private Map<Cell, Map<String, Long>> countersOnce(CommunityId community, int year) {
    int shown = ground.generations().get(community).shown();
    var counters = ground.figures().glance(community, shown, Year.of(year));
    if (ground.generations().get(community).shown() != shown) {
      throw new Stale();
    }
    return counters;
  }
}

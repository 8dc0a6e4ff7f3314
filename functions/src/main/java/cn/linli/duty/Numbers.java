package cn.linli.duty;

import cn.linli.activity.Tier;
import cn.linli.duty.Contribution.Cell;
import java.util.Map;
import java.util.function.Predicate;

/** Counters added up, as the contract shows them; the tiers add up to the rest. */
record Numbers(long planned, long held, long attended, Split free, Split half, Split market) {
  /** What the counters of some cells add up to. */
  static Numbers of(Map<Cell, Map<String, Long>> counters, Predicate<Cell> wanted) {
    return new Numbers(
        Split.of(counters, wanted, Tier.FREE),
        Split.of(counters, wanted, Tier.HALF),
        Split.of(counters, wanted, Tier.MARKET));
  }

  private Numbers(Split free, Split half, Split market) {
    this(
        free.planned() + half.planned() + market.planned(),
        free.held() + half.held() + market.held(),
        free.attended() + half.attended() + market.attended(),
        free,
        half,
        market);
  }

  boolean areNothing() {
    return planned == 0 && held == 0 && attended == 0;
  }

  /** What is of one tier. */
  record Split(long planned, long held, long attended) {
    private static Split of(
        Map<Cell, Map<String, Long>> counters, Predicate<Cell> wanted, Tier tier) {
      return new Split(
          sum(counters, wanted, Measure.PLANNED.in(tier)),
          sum(counters, wanted, Measure.HELD.in(tier)),
          sum(counters, wanted, Measure.ATTENDED.in(tier)));
    }

    private static long sum(
        Map<Cell, Map<String, Long>> counters, Predicate<Cell> wanted, String counter) {
      return counters.entrySet().stream()
          .filter(cell -> wanted.test(cell.getKey()))
          .mapToLong(cell -> cell.getValue().getOrDefault(counter, 0L))
          .sum();
    }
  }
}

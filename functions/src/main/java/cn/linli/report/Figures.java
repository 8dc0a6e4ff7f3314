package cn.linli.report;

import java.util.Map;

/**
 * What is counted of one thing.
 *
 * @param uses reservations that took place or will, no-shows included
 * @param minutes that they take
 * @param people that come
 * @param noShows those uses to which nobody came
 * @param cancelled reservations that do not take place because they were cancelled
 */
record Figures(long uses, long minutes, long people, long noShows, long cancelled) {
  static final Figures NONE = new Figures(0, 0, 0, 0, 0);

  /** The figures of a bucket among counters. */
  static Figures of(Map<String, Long> counters, String bucket) {
    return new Figures(
        counters.getOrDefault(Measure.USES.in(bucket), 0L),
        counters.getOrDefault(Measure.MINUTES.in(bucket), 0L),
        counters.getOrDefault(Measure.PEOPLE.in(bucket), 0L),
        counters.getOrDefault(Measure.NO_SHOWS.in(bucket), 0L),
        counters.getOrDefault(Measure.CANCELLED.in(bucket), 0L));
  }

  boolean isNothing() {
    return equals(NONE);
  }
}

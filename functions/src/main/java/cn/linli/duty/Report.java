package cn.linli.duty;

import cn.linli.duty.Pace.Behind;
import java.time.Instant;
import java.util.List;

/**
 * How far a community is with what it owes.
 *
 * @param quarter from 1, or null for the whole year
 * @param asOf until when it counts: now, or the end of what was asked for
 * @param period the figures of the quarter or year
 * @param toDate the same from the start of the year
 * @param behind how many kinds are
 */
record Report(
    int year,
    Integer quarter,
    Instant asOf,
    Numbers period,
    Numbers toDate,
    int behind,
    List<Item> items) {
  /**
   * One kind of activity.
   *
   * @param behind or null where it is not
   */
  record Item(
      String kind,
      String name,
      int duty,
      int target,
      Numbers period,
      Numbers toDate,
      Behind behind) {}
}

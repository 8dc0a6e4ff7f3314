package cn.linli.duty;

import cn.linli.shared.CommunityId;
import java.util.List;

/**
 * What a community means to hold of a kind in a year.
 *
 * @param byQuarter what it owes itself in each quarter, or null
 * @param byMonth what it owes itself in each month, or null
 * @param reason why it is less than the duty, or null
 * @param revision counts the changes
 */
record Plan(
    CommunityId community,
    int year,
    String kind,
    int target,
    List<Integer> byQuarter,
    List<Integer> byMonth,
    String reason,
    int revision) {
  Plan {
    byQuarter = byQuarter == null ? null : List.copyOf(byQuarter);
    byMonth = byMonth == null ? null : List.copyOf(byMonth);
  }

  /** Whether it may stand beside a duty, which can have grown since it was written. */
  boolean standsBeside(int duty) {
    return target >= duty || reason != null;
  }
}

package cn.linli.report;

import cn.linli.shared.CommunityId;
import java.time.YearMonth;
import java.util.List;

/**
 * Which set of figures of a community is shown, and how far a recount is with the next one.
 *
 * @param shown counts from 1
 * @param other the set that is being built or cleared away, or null
 * @param month of the log that the recount is at, or null when it has read all
 * @param position in that month, or null for its start
 * @param entries of the log that the recount has read
 * @param differing months in which the last recount found other figures
 * @param revision counts the changes of this record
 */
record Generation(
    CommunityId community,
    int shown,
    Integer other,
    Phase phase,
    YearMonth month,
    String position,
    int entries,
    List<YearMonth> differing,
    int revision) {
  /**
   * Before any log. Which month is the first is asked after a recount is on record, or an event
   * could come in between.
   */
  private static final YearMonth BEFORE_ALL = YearMonth.of(1970, 1);

  /** Before the first recount. */
  static Generation first(CommunityId community) {
    return new Generation(community, 1, null, Phase.COUNTED, null, null, 0, List.of(), 0);
  }

  /** The sets that an event counts in. */
  List<Integer> live() {
    return phase == Phase.COUNTING ? List.of(shown, other) : List.of(shown);
  }

  /** A recount begins. */
  Generation counting() {
    return new Generation(
        community, shown, shown + 1, Phase.COUNTING, BEFORE_ALL, null, 0, List.of(), revision + 1);
  }

  /** The recount is further on in the log. */
  Generation at(YearMonth nextMonth, String nextPosition, int read) {
    return new Generation(
        community,
        shown,
        other,
        phase,
        nextMonth,
        nextPosition,
        entries + read,
        differing,
        revision + 1);
  }

  /** The new set takes the place of the old one, which is cleared away. */
  Generation clearing(List<YearMonth> found) {
    int built = other;
    int replaced = shown;
    return new Generation(
        community, built, replaced, Phase.CLEARING, BEFORE_ALL, null, entries, found, revision + 1);
  }

  /** Nothing is left to do. */
  Generation counted() {
    return new Generation(
        community, shown, null, Phase.COUNTED, null, null, entries, differing, revision + 1);
  }

  /** What the operator hears. */
  View view() {
    return new View(community, shown, phase == Phase.COUNTED, entries, differing);
  }

  /** Where a recount stands. */
  enum Phase {
    /** The log is read into a new set; events count in both. */
    COUNTING,
    /** The new set is shown; the old one goes. */
    CLEARING,
    /** No recount runs. */
    COUNTED
  }

  /** See {@link #view}. */
  record View(
      CommunityId community,
      int generation,
      boolean done,
      int entries,
      List<YearMonth> differing) {}
}

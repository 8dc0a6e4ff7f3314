package cn.linli.duty;

import cn.linli.shared.CommunityId;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * Which set of figures of a community is shown, and how far a recount is with the next one.
 *
 * @param shown counts from 1; no number is used twice
 * @param other the set that is being built or cleared away, or null
 * @param recount the last that was ordered, or null
 * @param position among the activities that the recount reads, or null for the start
 * @param activities that the recount has counted
 * @param differing months in which the last recount found other figures
 * @param revision counts the changes of this record
 */
record Generation(
    CommunityId community,
    int shown,
    Integer other,
    Phase phase,
    UUID recount,
    String position,
    int activities,
    List<YearMonth> differing,
    int revision) {
  /** Before the first recount. */
  static Generation first(CommunityId community) {
    return new Generation(community, 1, null, Phase.COUNTED, null, null, 0, List.of(), 0);
  }

  /** The sets that an event counts in. */
  List<Integer> live() {
    return phase == Phase.COUNTING ? List.of(shown, other) : List.of(shown);
  }

  /** A recount begins. */
  Generation counting(UUID ordered) {
    return next(shown, shown + 1, Phase.COUNTING, ordered, null, 0, List.of());
  }

  /** It is further on. */
  Generation at(String further, int counted) {
    return next(shown, other, phase, recount, further, activities + counted, differing);
  }

  /** The new set takes the place of the old one, which is cleared away. */
  Generation clearing(int counted, List<YearMonth> found) {
    return next(other, shown, Phase.CLEARING, recount, null, activities + counted, found);
  }

  /** Nothing is left to do. */
  Generation counted() {
    return next(shown, null, Phase.COUNTED, recount, null, activities, differing);
  }

  private Generation next(
      int nextShown,
      Integer nextOther,
      Phase nextPhase,
      UUID ordered,
      String further,
      int counted,
      List<YearMonth> found) {
    return new Generation(
        community, nextShown, nextOther, nextPhase, ordered, further, counted, found, revision + 1);
  }

  /** What the contract shows. */
  View view() {
    return new View(recount, phase == Phase.COUNTED, shown, activities, differing);
  }

  /** Where a recount stands. */
  enum Phase {
    /** The facts are counted into a new set; events count in both. */
    COUNTING,
    /** The new set is shown; the old one goes. */
    CLEARING,
    /** No recount runs. */
    COUNTED
  }

  /** See {@link #view}. */
  record View(
      UUID recount, boolean done, int generation, int activities, List<YearMonth> differing) {}
}

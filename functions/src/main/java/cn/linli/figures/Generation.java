package cn.linli.figures;

import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which set of figures of a community is shown, and how far a recount is with the next one.
 *
 * @param shown counts from 1; no number is used twice
 * @param other the set that is being built or cleared away, or null
 * @param recount the last that was ordered, or null
 * @param position among the facts that the recount reads, or null for the start
 * @param facts that the recount has counted
 * @param differing periods in which the last recount found other figures
 * @param clearFrom when nobody shows the old set any more, or null
 * @param revision counts the changes of this record
 */
record Generation(
    CommunityId community,
    int shown,
    Integer other,
    Phase phase,
    UUID recount,
    String position,
    int facts,
    List<String> differing,
    Instant clearFrom,
    int revision) {
  /** Before the first recount. */
  static Generation first(CommunityId community) {
    return new Generation(community, 1, null, Phase.COUNTED, null, null, 0, List.of(), null, 0);
  }

  /** The sets that an event counts in. */
  List<Integer> live() {
    return phase == Phase.COUNTING ? List.of(shown, other) : List.of(shown);
  }

  /** A recount begins. */
  Generation counting(UUID ordered) {
    return next(shown, shown + 1, Phase.COUNTING, ordered, null, 0, List.of(), null);
  }

  /** It is further on. */
  Generation at(String further, int counted) {
    return next(shown, other, phase, recount, further, facts + counted, differing, null);
  }

  /** The new set takes the place of the old one, which is cleared away later. */
  Generation clearing(int counted, List<String> found, Instant from) {
    return next(other, shown, Phase.CLEARING, recount, null, facts + counted, found, from);
  }

  /** Nothing is left to do. */
  Generation counted() {
    return next(shown, null, Phase.COUNTED, recount, null, facts, differing, null);
  }

  private Generation next(
      int nextShown,
      Integer nextOther,
      Phase nextPhase,
      UUID ordered,
      String further,
      int counted,
      List<String> found,
      Instant from) {
    return new Generation(
        community,
        nextShown,
        nextOther,
        nextPhase,
        ordered,
        further,
        counted,
        found,
        from,
        revision + 1);
  }

  /** What the contract shows: done as soon as the new figures are shown. */
  View view() {
    return new View(recount, phase != Phase.COUNTING, shown, facts, differing);
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
  record View(UUID recount, boolean done, int generation, int facts, List<String> differing) {}
}

package cn.linli.figures;

import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/**
 * How far a recount of a district and its streets is.
 *
 * @param recount the last that was ordered, or null
 * @param position the community or the period that was done last, or null for none
 * @param communities that put anew what they counted
 * @param periods in which anything was counted
 * @param differing those of which the district or a street showed something else
 * @param revision counts the changes of this record
 */
record AreaProgress(
    String district,
    UUID recount,
    Phase phase,
    String position,
    int communities,
    SortedSet<String> periods,
    List<String> differing,
    int revision) {
  /** A recount begins. */
  AreaProgress begun(UUID ordered, SortedSet<String> known) {
    return next(ordered, Phase.SHARING, null, 0, known, List.of());
  }

  /** Another community put anew what it counted. */
  AreaProgress shared(String community, SortedSet<String> known) {
    return next(recount, Phase.SHARING, community, communities + 1, known, differing);
  }

  /** All of them did. */
  AreaProgress folding() {
    return next(recount, Phase.FOLDING, null, communities, periods, differing);
  }

  /** Another period is added up. */
  AreaProgress folded(String period, List<String> found) {
    return next(recount, Phase.FOLDING, period, communities, periods, found);
  }

  /** Nothing is left to do. */
  AreaProgress done() {
    return next(recount, Phase.DONE, null, communities, periods, differing);
  }

  private AreaProgress next(
      UUID ordered,
      Phase then,
      String further,
      int shared,
      SortedSet<String> known,
      List<String> found) {
    return new AreaProgress(district, ordered, then, further, shared, known, found, revision + 1);
  }

  View view() {
    return new View(recount, phase == Phase.DONE, communities, differing);
  }

  /** What is being done. */
  enum Phase {
    /** Communities put anew what they counted. */
    SHARING,
    /** Periods are added up. */
    FOLDING,
    /** No recount runs. */
    DONE
  }

  /** What the contract shows. */
  record View(UUID recount, boolean done, int communities, List<String> differing) {}
}

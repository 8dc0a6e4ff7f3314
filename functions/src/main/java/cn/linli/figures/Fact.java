package cn.linli.figures;

import cn.linli.shared.CommunityId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A subject with the newest that was told of it, and what it counts for in each set of figures.
 *
 * @param order what was told later has a higher one: a revision, or a time
 * @param counted by generation
 * @param revision counts the changes of this record
 */
record Fact(
    CommunityId community,
    String subject,
    long order,
    Matter matter,
    Map<Integer, Counted> counted,
    int revision) {
  /** What was told, before anything is known of the subject. */
  static Fact first(CommunityId community, String subject, long order, Matter matter) {
    return new Fact(community, subject, order, matter, Map.of(), 0);
  }

  /** The newer of this and what was told. */
  Fact orNewer(long told, Matter next) {
    return told > order ? new Fact(community, subject, told, next, counted, revision) : this;
  }

  /** Whether a set of figures has something older of it, or nothing. */
  boolean isBehindIn(int generation) {
    var known = counted.get(generation);
    return known == null || known.order() < order;
  }

  /** What it counts for in a set of figures. */
  Counted in(int generation) {
    return counted.getOrDefault(generation, Counted.NOTHING);
  }

  /** The next revision, which counts so in a set of figures. */
  Fact counting(int generation, Counted next, List<Integer> live) {
    var all = new TreeMap<>(counted);
    all.keySet().retainAll(live);
    all.put(generation, next);
    return new Fact(community, subject, order, matter, all, revision + 1);
  }

  /**
   * What a subject counts for.
   *
   * @param order of what was told
   * @param days on which it takes slots
   */
  record Counted(long order, Contribution contribution, List<LocalDate> days) {
    static final Counted NOTHING = new Counted(Long.MIN_VALUE, Contribution.NOTHING, List.of());
  }
}

package cn.linli.figures;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A running total since opening, as the lobby screen shows it (domain: Lobby screen).
 *
 * <p>Which activities count for which: each centre keeps its own list of kinds, and these are the
 * slugs that mean something here.
 */
enum Total {
  /** Party-mass activities served (党群活动). */
  PARTY_MASS(Measure.PARTY_MASS, "party-mass"),
  SALONS(Measure.SALONS, "salon"),
  /** Convenience and enterprise information services (便民、企业信息服务). */
  INFORMATION(Measure.INFORMATION, "convenience-service", "enterprise-service"),
  /** Legal consultations (法律咨询). */
  CONSULTATIONS(Measure.CONSULTATIONS, "legal-consultation"),
  /** Resident matters solved (居民诉求). */
  RESIDENT_MATTERS(Measure.RESIDENT_MATTERS),
  /** Enterprise matters solved (企业诉求). */
  ENTERPRISE_MATTERS(Measure.ENTERPRISE_MATTERS);

  private final Measure measure;
  private final List<String> kinds;

  Total(Measure measure, String... kinds) {
    this.measure = measure;
    this.kinds = List.of(kinds);
  }

  Measure measure() {
    return measure;
  }

  /** What a session of a kind of activity counts for, if for anything. */
  static Optional<Total> ofActivity(String kind) {
    return Stream.of(values()).filter(total -> total.kinds.contains(kind)).findFirst();
  }

  /** What a reported matter counts for, if for anything. */
  static Optional<Total> of(Matter.Solved solved) {
    if (solved.desk().equals("legal")) {
      return solved.isConsultation() ? Optional.of(CONSULTATIONS) : Optional.empty();
    }
    if (!solved.isSolved()) {
      return Optional.empty();
    }
    boolean isEnterprise = solved.category().startsWith("enterprise");
    return Optional.of(isEnterprise ? ENTERPRISE_MATTERS : RESIDENT_MATTERS);
  }
}

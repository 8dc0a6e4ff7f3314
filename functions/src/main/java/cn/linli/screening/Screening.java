package cn.linli.screening;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How far a matter is, for whoever decides about it.
 *
 * @param endedAt null while it is pending
 */
public record Screening(
    String subject, State state, Instant askedAt, Instant endedAt, List<Finding> findings) {
  public Screening {
    findings = List.copyOf(findings);
  }

  /** Pending, or how it ended. */
  public enum State {
    PENDING,
    PASSED,
    /** People have to look. */
    DOUBTFUL,
    BLOCKED;

    /** Its spelling in the event. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package cn.linli.merchant;

import java.time.Instant;
import java.util.List;

/**
 * What the look into a business's records found.
 *
 * @param askedAt since when somebody wants them to be looked up, or null where nobody does
 * @param lookedAt when that was done, or null where nobody has looked
 * @param findings none where its records are clean
 */
record Records(Instant askedAt, Instant lookedAt, List<String> findings) {
  static final Records NONE = new Records(null, null, List.of());

  Records {
    findings = List.copyOf(findings);
  }

  /** Whether they shall be looked up: each look costs money. */
  boolean isDue() {
    return askedAt != null;
  }

  Records asked(Instant now) {
    return new Records(now, lookedAt, findings);
  }

  Records found(Instant now, List<String> what) {
    return new Records(null, now, what);
  }
}

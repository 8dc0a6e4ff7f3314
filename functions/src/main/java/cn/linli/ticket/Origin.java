package cn.linli.ticket;

import cn.linli.shared.PersonId;
import java.time.Instant;

/**
 * Whom a ticket came from, and what about.
 *
 * @param reporter null for a caller whom nobody knows
 * @param by who brought it: the reporter, or the staff who took the call
 * @param name of the reporter, masked; null for a stranger, and once they are erased
 * @param hidden whether handlers may not know who it is
 * @param title null once the reporter is erased
 * @param hours until it was due, of its category as it was then
 */
record Origin(
    Kind kind,
    String category,
    PersonId reporter,
    PersonId by,
    String name,
    boolean hidden,
    String title,
    Instant filedAt,
    int hours) {
  /** The same, about something else. */
  Origin about(Category other) {
    return new Origin(kind, other.id(), reporter, by, name, hidden, title, filedAt, other.hours());
  }

  /** The reporter is gone. */
  Origin forgotten() {
    return new Origin(kind, category, reporter, by, null, hidden, null, filedAt, hours);
  }
}

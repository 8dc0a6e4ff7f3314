package cn.linli.content;

import cn.linli.shared.PersonId;
import java.time.Instant;

/**
 * Somebody has approved.
 *
 * @param by null once they were erased
 * @param revision of the post that they saw
 */
record Review(Stage stage, PersonId by, Instant at, int revision) {
  private static final String NOBODY = "-";

  String asText() {
    return "%s %s %s %d".formatted(stage, by == null ? NOBODY : by, at, revision);
  }

  static Review of(String text) {
    var parts = text.split(" ", 4);
    return new Review(
        Stage.of(parts[0]),
        parts[1].equals(NOBODY) ? null : PersonId.of(parts[1]),
        Instant.parse(parts[2]),
        Integer.parseInt(parts[3]));
  }

  Review without(PersonId erased) {
    return erased.equals(by) ? new Review(stage, null, at, revision) : this;
  }

  View view() {
    return new View(stage, by, at);
  }

  /** What the staff see of it. */
  record View(Stage stage, PersonId by, Instant at) {}
}

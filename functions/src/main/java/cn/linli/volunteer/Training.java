package cn.linli.volunteer;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * That somebody has passed a training.
 *
 * @param expiresOn the last day on which it counts, or null
 * @param by who has put it on record
 */
record Training(LocalDate passedOn, LocalDate expiresOn, PersonId by, Instant at) {
  private static final String NEVER = "-";

  boolean counts(LocalDate day) {
    return !day.isBefore(passedOn) && (expiresOn == null || !day.isAfter(expiresOn));
  }

  boolean says(Training other) {
    return passedOn.equals(other.passedOn)
        && (expiresOn == null ? other.expiresOn == null : expiresOn.equals(other.expiresOn));
  }

  /** How it is stored. */
  @Override
  public String toString() {
    return "%s %s %s %s".formatted(passedOn, expiresOn == null ? NEVER : expiresOn, by, at);
  }

  static Training of(String stored) {
    var parts = stored.split(" ", 4);
    return new Training(
        LocalDate.parse(parts[0]),
        parts[1].equals(NEVER) ? null : LocalDate.parse(parts[1]),
        PersonId.of(parts[2]),
        Instant.parse(parts[3]));
  }

  /** What the contract shows. */
  record View(String training, LocalDate passedOn, LocalDate expiresOn) {
    static View of(String id, Training training) {
      return new View(id, training.passedOn, training.expiresOn);
    }
  }
}

package cn.linli.access;

import java.util.Optional;

/**
 * Digits that open a door. Whoever knows them can walk in, so they stay out of texts and logs.
 *
 * @param digits four to nine
 */
public record Passcode(String digits) {
  public Passcode {
    if (!digits.matches("[0-9]{4,9}")) {
      throw new IllegalArgumentException("a passcode is 4 to 9 digits");
    }
  }

  /** What somebody typed, if it could be a passcode at all. */
  public static Optional<Passcode> typed(String text) {
    return Optional.of(text).filter(digits -> digits.matches("[0-9]{4,9}")).map(Passcode::new);
  }

  /** Without the digits. */
  @Override
  public String toString() {
    return "passcode of " + digits.length() + " digits";
  }
}

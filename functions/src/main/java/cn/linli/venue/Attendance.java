package cn.linli.venue;

import java.util.Locale;

/** Whether the people of a confirmed reservation came. */
enum Attendance {
  EXPECTED,
  PRESENT,
  MISSED,
  /** Missed, for a reason that the staff let pass. */
  EXCUSED;

  static Attendance of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

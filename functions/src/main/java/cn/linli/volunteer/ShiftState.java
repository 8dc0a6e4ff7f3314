package cn.linli.volunteer;

import java.util.Locale;

/** How a shift stands. */
enum ShiftState {
  /** Whoever fits may take it, while it wants people. */
  OPEN,
  /** Its session was moved: those who have it are released before it follows. */
  MOVING,
  /** It does not take place. */
  ENDED;

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ShiftState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}

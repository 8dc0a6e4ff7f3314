package cn.linli.volunteer;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How somebody stands to a shift. */
enum AssignmentState {
  /** They have promised to come. */
  TAKEN,
  /** They came. */
  CHECKED_IN,
  /** They have been there, and their hours count. */
  DONE,
  /** It was over, and nobody had said that they came. */
  MISSED,
  /** They have left it by themselves. */
  WITHDRAWN,
  /** The holder has taken them off it. */
  REMOVED,
  /** The shift was moved or does not take place. */
  RELEASED;

  /** The states that may follow. */
  Set<AssignmentState> next() {
    return switch (this) {
      case TAKEN -> EnumSet.of(CHECKED_IN, DONE, MISSED, WITHDRAWN, REMOVED, RELEASED);
      case CHECKED_IN -> EnumSet.of(DONE);
      case DONE, MISSED -> EnumSet.of(DONE);
      case WITHDRAWN, RELEASED -> EnumSet.of(TAKEN);
      case REMOVED -> EnumSet.noneOf(AssignmentState.class);
    };
  }

  /** Whether they have the shift, or had it until it was over. */
  boolean isOn() {
    return this == TAKEN || this == CHECKED_IN || this == DONE || this == MISSED;
  }

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static AssignmentState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

package cn.linli.signup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a sign-up stands. */
enum SignUpState {
  /** All places were taken; it stands in the line. */
  WAITING,
  /** A place is kept for it until somebody takes it up. */
  OFFERED,
  /** It has its places until it is paid for. */
  AWAITING_PAYMENT,
  /** Its people may come. */
  CONFIRMED,
  /** Whoever made it does not want it any more. */
  CANCELLED,
  /**
   * Nobody took it up or paid for it in time, there was no place until the end, or its people did
   * not come and somebody else has their place.
   */
  LAPSED,
  /** The activity does not take place. */
  STOPPED,
  /** Somebody else comes instead. */
  TRANSFERRED;

  /** The states that may follow. */
  Set<SignUpState> next() {
    return switch (this) {
      case WAITING -> EnumSet.of(OFFERED, CONFIRMED, CANCELLED, LAPSED, STOPPED);
      case OFFERED -> EnumSet.of(AWAITING_PAYMENT, CONFIRMED, CANCELLED, LAPSED, STOPPED);
      case AWAITING_PAYMENT -> EnumSet.of(CONFIRMED, CANCELLED, LAPSED, STOPPED);
      case CONFIRMED -> EnumSet.of(CANCELLED, LAPSED, STOPPED, TRANSFERRED);
      case CANCELLED, LAPSED, STOPPED, TRANSFERRED -> EnumSet.noneOf(SignUpState.class);
    };
  }

  /** Whether it has places. */
  boolean hasPlace() {
    return switch (this) {
      case OFFERED, AWAITING_PAYMENT, CONFIRMED -> true;
      case WAITING, CANCELLED, LAPSED, STOPPED, TRANSFERRED -> false;
    };
  }

  boolean isAlive() {
    return hasPlace() || this == WAITING;
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static SignUpState of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a state of a sign-up"));
  }
}

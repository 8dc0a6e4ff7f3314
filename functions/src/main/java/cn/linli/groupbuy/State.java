package cn.linli.groupbuy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a campaign stands. */
enum State {
  /** Its merchant writes it. */
  DRAFT,
  /** Somebody has to review it. */
  IN_REVIEW,
  /** People may order until its deadline. */
  ON_SALE,
  /** The deadline is over; what was paid in time is counted. */
  DECIDING,
  /** Enough was paid for: it is handed out. */
  SUCCEEDED,
  /** Too little was: everybody gets their money back. */
  FAILED,
  /** Somebody ended it: the same. */
  CANCELLED,
  /** Everything about it is over. */
  CLOSED;

  /** The states that may follow. */
  Set<State> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(IN_REVIEW);
      case IN_REVIEW -> EnumSet.of(DRAFT, ON_SALE);
      case ON_SALE -> EnumSet.of(DECIDING, CANCELLED);
      case DECIDING -> EnumSet.of(SUCCEEDED, FAILED, CANCELLED);
      case SUCCEEDED -> EnumSet.of(CANCELLED, CLOSED);
      case FAILED, CANCELLED -> EnumSet.of(CLOSED);
      case CLOSED -> EnumSet.noneOf(State.class);
    };
  }

  /** Whether everybody may see it. */
  boolean isPublic() {
    return this != DRAFT && this != IN_REVIEW;
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static State of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a state"));
  }
}

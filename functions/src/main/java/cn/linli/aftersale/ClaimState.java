package cn.linli.aftersale;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a claim stands. */
enum ClaimState {
  /** The merchant has to answer. */
  OPEN,
  /** The merchant has accepted it, or has not answered in time: the money goes back. */
  ACCEPTED,
  /** The merchant has rejected it; the resident may go to the panel. */
  REJECTED,
  /** The resident did not go there in time. */
  CLOSED,
  /** The panel has to rule. */
  DISPUTED,
  /** The panel has ruled. */
  RULED,
  /** The resident does not want it any more. */
  WITHDRAWN;

  /** The states that may follow. */
  Set<ClaimState> next() {
    return switch (this) {
      case OPEN -> EnumSet.of(ACCEPTED, REJECTED, WITHDRAWN);
      case REJECTED -> EnumSet.of(DISPUTED, CLOSED, WITHDRAWN);
      case DISPUTED -> EnumSet.of(RULED, WITHDRAWN);
      case ACCEPTED, CLOSED, RULED, WITHDRAWN -> EnumSet.noneOf(ClaimState.class);
    };
  }

  boolean isOver() {
    return next().isEmpty();
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ClaimState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}

package cn.linli.groupbuy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How an order stands. */
enum OrderState {
  /** Its pieces are reserved until it is paid for. */
  AWAITING_PAYMENT,
  /** It is paid for. */
  PAID,
  /** Nobody paid for it in time. */
  LAPSED,
  /** Whoever placed it does not want it. */
  CANCELLED,
  /** Its campaign did not succeed. */
  FAILED,
  /** Its campaign, merchant or product was stopped. */
  STOPPED,
  /** It was handed out. */
  COLLECTED,
  /** Nobody collected it, and it was paid back. */
  UNCOLLECTED,
  /** Nobody collected it, and it is paid for nevertheless. */
  FORFEITED,
  /** It was paid back after a complaint. */
  REFUNDED,
  /** Its merchant has been paid, or will be by the provider. */
  SETTLED;

  /** The states that may follow. */
  Set<OrderState> next() {
    return switch (this) {
      case AWAITING_PAYMENT -> EnumSet.of(PAID, LAPSED, CANCELLED, FAILED, STOPPED);
      case PAID ->
          EnumSet.of(CANCELLED, FAILED, STOPPED, COLLECTED, UNCOLLECTED, FORFEITED, REFUNDED);
      case COLLECTED, FORFEITED -> EnumSet.of(SETTLED, REFUNDED);
      case SETTLED -> EnumSet.of(REFUNDED);
      case LAPSED, CANCELLED, FAILED, STOPPED, UNCOLLECTED, REFUNDED ->
          EnumSet.noneOf(OrderState.class);
    };
  }

  /** Whether it holds pieces, or has got them. */
  boolean isLive() {
    return switch (this) {
      case AWAITING_PAYMENT, PAID, COLLECTED, FORFEITED, SETTLED -> true;
      case LAPSED, CANCELLED, FAILED, STOPPED, UNCOLLECTED, REFUNDED -> false;
    };
  }

  /** Whether its money came and is not on its way back. */
  boolean isPaidFor() {
    return isLive() && this != AWAITING_PAYMENT;
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static OrderState of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a state of an order"));
  }
}

package cn.linli.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What was done to a ticket. */
enum Step {
  FILED,
  TAKEN_UP,
  HANDED_OVER,
  SAID,
  NOTED,
  ASKED,
  REPLIED,
  /** The reporter was asked and said nothing in time. */
  REPLY_LAPSED,
  REMINDED,
  ESCALATED,
  ANSWERED,
  RATED,
  REOPENED,
  CLOSED,
  WITHDRAWN,
  FORGOTTEN;

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Step of(String text) {
    return Arrays.stream(values())
        .filter(one -> one.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no step"));
  }
}

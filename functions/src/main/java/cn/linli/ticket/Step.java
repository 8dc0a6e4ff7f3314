package cn.linli.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What was done to a ticket. */
enum Step {
  FILED,
  TAKEN_UP,
  HANDED_OVER,
  /** It is about something else than it was filed under. */
  RECATEGORISED,
  SAID,
  NOTED,
  ASKED,
  REPLIED,
  /** The reporter was asked and said nothing in time. */
  REPLY_LAPSED,
  REMINDED,
  ESCALATED,
  /** The street and the committee know that it still is not answered. */
  PRESSED,
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

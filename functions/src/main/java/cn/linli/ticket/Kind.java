package cn.linli.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a ticket came. */
enum Kind {
  REPORT,
  QUESTION,
  /** Staff took it down. */
  CALL;

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Kind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}

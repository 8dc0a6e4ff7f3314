package cn.linli.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a ticket is over. */
enum Ending {
  /** The reporter has said how content they are. */
  RATED,
  /** The reporter has said nothing in time. */
  LAPSED,
  /** The reporter does not want it any more. */
  WITHDRAWN,
  /** The reporter is erased. */
  ERASED;

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Ending of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}

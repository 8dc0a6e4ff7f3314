package cn.linli.notice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What notices are about, as people switch it on and off. */
enum Group {
  BOOKINGS,
  ACTIVITIES,
  MONEY,
  ORDERS,
  VOLUNTEERING,
  TICKETS,
  NEWS,
  /** The only one that nobody gets unasked. */
  DIGEST;

  @JsonCreator
  static Group of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package cn.linli.notice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The forms that WeChat approves; {@code templates.json} says what each has. */
public enum Template {
  BOOKING,
  ACTIVITY,
  MONEY,
  ORDER,
  VOLUNTEER,
  TODO,
  TICKET,
  DIGEST;

  /** The template spelled so. */
  @JsonCreator
  public static Template of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Its spelling in files, items and the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package cn.linli.activity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose residents may come to an activity. */
public enum Audience {
  /** The community's own. */
  COMMUNITY,
  /** Those of its street. */
  STREET,
  /** Those of its district. */
  DISTRICT,
  /** Everybody with a verified name. */
  ANYONE;

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

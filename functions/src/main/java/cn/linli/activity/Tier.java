package cn.linli.activity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an activity may cost (domain: price tiers). */
public enum Tier {
  /** Nothing (公益). */
  FREE,
  /** At most half of the evidenced market price (半公益). */
  HALF,
  /** What the organiser asks (经营性). */
  MARKET;

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

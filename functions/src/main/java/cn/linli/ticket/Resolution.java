package cn.linli.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What an answer says of the matter. */
enum Resolution {
  SOLVED,
  EXPLAINED,
  /** The words say why. */
  NOT_POSSIBLE;

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Resolution of(String text) {
    return Arrays.stream(values())
        .filter(one -> one.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no resolution"));
  }
}

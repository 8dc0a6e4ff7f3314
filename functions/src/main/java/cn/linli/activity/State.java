package cn.linli.activity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How an activity stands. */
public enum State {
  /** Nothing of it was published yet. */
  DRAFT,
  /** Everybody may see it. */
  PUBLISHED,
  /** Those who hold it have called it off. */
  CANCELLED,
  /** The committee has said no to it. */
  VETOED,
  /** It has taken place. */
  OVER;

  /** The states that may follow. */
  Set<State> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(PUBLISHED, CANCELLED, VETOED);
      case PUBLISHED -> EnumSet.of(CANCELLED, VETOED, OVER);
      case CANCELLED, VETOED, OVER -> EnumSet.noneOf(State.class);
    };
  }

  /** Whether it will not take place. */
  public boolean isOff() {
    return this == CANCELLED || this == VETOED;
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static State of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a state of an activity"));
  }
}

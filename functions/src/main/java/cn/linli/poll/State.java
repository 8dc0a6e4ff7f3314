package cn.linli.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a matter stands. */
enum State {
  /** The committee has to decide. */
  PROPOSED,
  /** Its author may mend it and propose it again. */
  SENT_BACK,
  /** People take part in its times. */
  PUBLISHED,
  /** Its time is over, nobody votes or answers any more, and what came is counted. */
  COUNTING,
  /** It was counted, once. */
  OVER,
  /** The committee has said no. */
  VETOED,
  /** The operator has ended it. */
  CANCELLED;

  /** The states that may follow. */
  Set<State> next() {
    return switch (this) {
      case PROPOSED -> EnumSet.of(PROPOSED, SENT_BACK, PUBLISHED, VETOED, CANCELLED);
      case SENT_BACK -> EnumSet.of(PROPOSED, VETOED, CANCELLED);
      case PUBLISHED -> EnumSet.of(COUNTING, VETOED, CANCELLED);
      case COUNTING -> EnumSet.of(OVER);
      case OVER, VETOED, CANCELLED -> EnumSet.noneOf(State.class);
    };
  }

  /** Whether people may see what came of it. */
  boolean isShown() {
    return this == PUBLISHED || this == COUNTING || this == OVER;
  }

  /** The list it stands in: what is being counted is not worth one of its own. */
  State listedAs() {
    return this == COUNTING ? PUBLISHED : this;
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static State of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a state"));
  }
}

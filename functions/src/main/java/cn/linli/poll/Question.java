package cn.linli.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * A question of a poll.
 *
 * @param choices what can be chosen; empty unless it is a choice
 * @param min how many of several choices have to be made
 * @param max how many may be
 * @param required whether it has to be answered
 */
record Question(
    String text,
    Question.Kind kind,
    List<String> choices,
    Integer min,
    Integer max,
    Boolean required) {
  /** A scale goes from one to so much. */
  static final int SCALE = 5;

  Question {
    choices = choices == null ? List.of() : List.copyOf(choices);
    required = required == null || required;
    if (kind == Kind.SEVERAL) {
      min = min == null ? 1 : min;
      max = max == null ? choices.size() : max;
    }
  }

  /** What kind of answer it takes. */
  enum Kind {
    SINGLE,
    SEVERAL,
    SCALE,
    TEXT;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean hasItsChoices() {
    return switch (kind) {
      case SINGLE, SEVERAL -> choices.size() >= 2;
      case SCALE, TEXT -> choices.isEmpty();
    };
  }

  boolean hasItsBounds() {
    return kind == Kind.SEVERAL ? min <= max && max <= choices.size() : min == null && max == null;
  }

  /** How many answers can be told apart and counted. */
  int counters() {
    return switch (kind) {
      case SINGLE, SEVERAL -> choices.size();
      case SCALE -> SCALE;
      case TEXT -> 0;
    };
  }
}

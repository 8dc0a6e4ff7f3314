package cn.linli.activity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far the latest proposal of an activity is. */
enum Stage {
  /** Its proposer writes it. */
  WRITING,
  /** It is handed in: words and pictures are screened, zones are looked for. */
  CHECKING,
  /** The operator has to review it. */
  OPERATOR_REVIEW,
  /** The committee has to. */
  COMMITTEE_REVIEW,
  /** Somebody, or a check, has said no; its proposer may mend it. */
  SENT_BACK,
  /** It is what is published. */
  PASSED;

  /** The stages that may follow. */
  Set<Stage> next() {
    return switch (this) {
      case WRITING -> EnumSet.of(WRITING, CHECKING);
      case CHECKING -> EnumSet.of(OPERATOR_REVIEW, COMMITTEE_REVIEW, SENT_BACK);
      case OPERATOR_REVIEW -> EnumSet.of(COMMITTEE_REVIEW, SENT_BACK);
      case COMMITTEE_REVIEW -> EnumSet.of(PASSED, SENT_BACK);
      case SENT_BACK, PASSED -> EnumSet.of(WRITING);
    };
  }

  boolean isInReview() {
    return this == OPERATOR_REVIEW || this == COMMITTEE_REVIEW;
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Stage of(String text) {
    return Arrays.stream(values())
        .filter(stage -> stage.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a stage of a proposal"));
  }
}

package cn.linli.content;

import cn.linli.shared.Role;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where the latest version of a post is on its way. */
enum Stage {
  /** Somebody writes. */
  WRITING,
  /** 初审. */
  INITIAL_REVIEW,
  /** 复审. */
  SECOND_REVIEW,
  /** 终审. */
  FINAL_REVIEW,
  /** A reviewer or screening has said no; another version may follow. */
  RETURNED,
  /** Public, or from a time to come. */
  APPROVED,
  /** Gone from the public, for ever. */
  WITHDRAWN;

  boolean isReview() {
    return this == INITIAL_REVIEW || this == SECOND_REVIEW || this == FINAL_REVIEW;
  }

  /** Whether another version may be saved. */
  boolean takesVersions() {
    return this == WRITING || this == RETURNED || this == APPROVED;
  }

  /** What follows when a reviewer approves. */
  Stage approved() {
    return switch (this) {
      case INITIAL_REVIEW -> SECOND_REVIEW;
      case SECOND_REVIEW -> FINAL_REVIEW;
      case FINAL_REVIEW -> APPROVED;
      case WRITING, RETURNED, APPROVED, WITHDRAWN ->
          throw ContentError.NOT_NOW.refusal("it is " + this);
    };
  }

  /** In which role this review is done. */
  Set<Role> reviewers(Reach reach) {
    return switch (this) {
      case INITIAL_REVIEW -> EnumSet.of(Role.OPERATOR);
      case SECOND_REVIEW -> EnumSet.of(Role.COMMITTEE);
      case FINAL_REVIEW -> reach.last();
      case WRITING, RETURNED, APPROVED, WITHDRAWN ->
          throw ContentError.NOT_NOW.refusal("it is " + this);
    };
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
        .orElseThrow(() -> new IllegalArgumentException("not a stage"));
  }
}

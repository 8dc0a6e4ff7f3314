package cn.linli.merchant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a merchant is, from application to leaving. */
enum Stage {
  /** The application is being written. */
  DRAFT,
  /** Its records are being looked up. */
  CHECKING,
  /** Legal has to decide. */
  IN_REVIEW,
  /** Legal said no; the application may be mended. */
  REFUSED,
  /** Legal said yes; the contract has to be signed. */
  TO_SIGN,
  /** The provider opens its account. */
  OPENING,
  /** The provider said no; the application may be mended. */
  NOT_OPENED,
  /** Its guarantee has to be paid. */
  TO_DEPOSIT,
  /** It may sell where it is let in. */
  ACTIVE,
  /** It sells nothing new and wants its guarantee back. */
  LEAVING,
  /** Its guarantee goes back, and there is no way to stay. */
  RELEASING,
  /** It is gone. */
  LEFT;

  /** The stages that may follow. */
  Set<Stage> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(CHECKING, LEFT);
      case CHECKING -> EnumSet.of(IN_REVIEW, LEFT);
      case IN_REVIEW -> EnumSet.of(REFUSED, TO_SIGN, LEFT);
      case REFUSED -> EnumSet.of(CHECKING, LEFT);
      case TO_SIGN -> EnumSet.of(OPENING, LEFT);
      case OPENING -> EnumSet.of(NOT_OPENED, TO_DEPOSIT, LEFT);
      case NOT_OPENED -> EnumSet.of(OPENING, LEFT);
      case TO_DEPOSIT -> EnumSet.of(ACTIVE, LEAVING);
      case ACTIVE -> EnumSet.of(LEAVING);
      case LEAVING -> EnumSet.of(TO_DEPOSIT, RELEASING);
      case RELEASING -> EnumSet.of(LEFT);
      case LEFT -> EnumSet.noneOf(Stage.class);
    };
  }

  /** Whether the application may be changed by its owner. */
  boolean isOpen() {
    return this == DRAFT || this == REFUSED || this == NOT_OPENED;
  }

  /** Whether the guarantee or customers need its owner. */
  boolean isBinding() {
    return switch (this) {
      case DRAFT, CHECKING, IN_REVIEW, REFUSED, TO_SIGN, OPENING, NOT_OPENED, LEFT -> false;
      case TO_DEPOSIT, ACTIVE, LEAVING, RELEASING -> true;
    };
  }

  /** Whether legal may have something of it looked at. */
  boolean isReviewable() {
    return this == IN_REVIEW || isPassed();
  }

  /** Whether legal has passed it. */
  boolean isPassed() {
    return switch (this) {
      case DRAFT, CHECKING, IN_REVIEW, REFUSED, RELEASING, LEFT -> false;
      case TO_SIGN, OPENING, NOT_OPENED, TO_DEPOSIT, ACTIVE, LEAVING -> true;
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

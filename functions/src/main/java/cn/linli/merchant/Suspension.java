package cn.linli.merchant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a merchant that is active sells nothing, anywhere. */
enum Suspension {
  /** One of its papers has expired. */
  PAPERS,
  /** Legal stopped it. */
  LEGAL;

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

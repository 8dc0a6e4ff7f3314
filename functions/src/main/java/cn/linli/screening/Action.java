package cn.linli.screening;

import java.util.Locale;

/** What a finding leads to. */
public enum Action {
  /** It is not shown. */
  BLOCK,
  /** People look at it first. */
  ESCALATE;

  /** The action spelled so; throws {@link IllegalArgumentException}. */
  static Action of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

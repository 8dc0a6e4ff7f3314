package cn.linli.shared;

import java.util.Locale;

/**
 * What a person may do in a community (domain: who uses it). Held per community, granted by those
 * allowed to.
 */
public enum Role {
  RESIDENT,
  CORRESPONDENT,
  OPERATOR,
  COMMITTEE,
  STREET,
  LEGAL,
  FINANCE,
  MERCHANT,
  /** Rights panel (维权小组): decides what residents complain about. */
  PANEL,
  PLATFORM;

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role spelled so; throws {@link IllegalArgumentException}. */
  public static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}

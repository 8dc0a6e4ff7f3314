package cn.linli.payment;

import java.util.Locale;

/** Where a payer's page runs. */
public enum App {
  MINI_PROGRAM,
  OFFICIAL_ACCOUNT;

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The app spelled so; throws {@link IllegalArgumentException}. */
  public static App of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

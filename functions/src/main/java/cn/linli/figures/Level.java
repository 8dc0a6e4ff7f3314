package cn.linli.figures;

import java.util.Locale;

/** What a community lies in. */
enum Level {
  STREET,
  DISTRICT;

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

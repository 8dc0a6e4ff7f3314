package cn.linli.venue;

import java.util.Locale;

/** How one gets in. */
enum Access {
  STAFF_OPENS,
  CODE,
  OPEN;

  static Access of(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().replace('_', '-').toLowerCase(Locale.ROOT);
  }
}

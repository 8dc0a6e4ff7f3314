package cn.linli.identity;

import java.util.Locale;

/** What a guardian is to a minor. */
enum Relation {
  PARENT,
  GRANDPARENT,
  OTHER_GUARDIAN;

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Relation of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

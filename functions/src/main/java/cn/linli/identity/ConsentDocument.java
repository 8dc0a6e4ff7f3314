package cn.linli.identity;

import java.util.Locale;

/**
 * A document that people consent to before their sensitive data is processed (PIPL articles 14, 29
 * and 31), with the version in force. Texts and versions change together with the privacy notice
 * that the apps show.
 */
enum ConsentDocument {
  REAL_NAME("2026-01"),
  MINORS("2026-01");

  private final String currentVersion;

  ConsentDocument(String currentVersion) {
    this.currentVersion = currentVersion;
  }

  String currentVersion() {
    return currentVersion;
  }

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ConsentDocument of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

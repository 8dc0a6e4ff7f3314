package cn.linli.shared.sheets;

import java.util.Locale;

/** How a file is written. */
public enum Format {
  CSV("text/csv; charset=utf-8"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /** Its spelling in the contract, and the ending of a file's name. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

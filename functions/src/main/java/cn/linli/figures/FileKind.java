package cn.linli.figures;

import java.util.Locale;

/** How a report is written as a file. */
enum FileKind {
  CSV,
  XLSX,
  PDF;

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

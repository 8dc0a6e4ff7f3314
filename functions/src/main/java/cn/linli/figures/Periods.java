package cn.linli.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;

/** How the periods are spelt that counters are kept for. */
final class Periods {
  /** Since the centre opened. */
  static final String TOTAL = "total";

  private Periods() {}

  static String month(Instant at, ZoneId calendar) {
    return YearMonth.from(at.atZone(calendar)).toString();
  }

  static String week(Instant at, ZoneId calendar) {
    return week(LocalDate.ofInstant(at, calendar));
  }

  static String week(LocalDate day) {
    return "%04d-W%02d"
        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  static boolean isMonth(String period) {
    return period.length() == 7;
  }
}

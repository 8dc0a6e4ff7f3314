package cn.linli.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

/** How many minutes of a month something was open, by hour and weekday; perhaps nobody knows. */
final class OpenTime {
  private final long[] byHour = new long[24];
  private final long[] byWeekday = new long[8];
  private boolean isKnown;

  /** Of something whose hours nobody told. */
  static OpenTime unknown() {
    return new OpenTime();
  }

  /** That its hours are known, even if it was never open. */
  void know() {
    isKnown = true;
  }

  void add(LocalDate date, int hour, long minutes) {
    byHour[hour] += minutes;
    byWeekday[date.getDayOfWeek().getValue()] += minutes;
  }

  /** Adds what is known of another. */
  void add(OpenTime other) {
    isKnown |= other.isKnown;
    Arrays.setAll(byHour, hour -> byHour[hour] + other.byHour[hour]);
    Arrays.setAll(byWeekday, day -> byWeekday[day] + other.byWeekday[day]);
  }

  Long minutes() {
    return known(Arrays.stream(byHour).sum());
  }

  Long inHour(int hour) {
    return known(byHour[hour]);
  }

  Long on(DayOfWeek day) {
    return known(byWeekday[day.getValue()]);
  }

  private Long known(long minutes) {
    return isKnown ? minutes : null;
  }
}

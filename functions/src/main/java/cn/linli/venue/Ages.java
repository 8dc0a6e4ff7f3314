package cn.linli.venue;

import java.time.LocalDate;

/**
 * How old one must be, and may be, on the day; null for any age.
 *
 * @param from in whole years
 * @param to in whole years
 */
record Ages(Integer from, Integer to) {
  /** Whether somebody is of the age; whose birth date is not known is not. */
  boolean admits(LocalDate born, LocalDate day) {
    if (born == null) {
      return from == null && to == null;
    }
    int years = born.until(day).getYears();
    return (from == null || years >= from) && (to == null || years <= to);
  }
}

package cn.linli.duty;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Some months of a year.
 *
 * @param first from 1
 * @param months how many: 1, 3 or 12
 */
record Period(int year, int first, int months) {
  static Period month(YearMonth month) {
    return new Period(month.getYear(), month.getMonthValue(), 1);
  }

  /** A quarter, from 1. */
  static Period quarter(int year, int quarter) {
    return new Period(year, 3 * quarter - 2, 3);
  }

  /** A quarter, or the whole year where none is named. */
  static Period of(int year, Integer quarter) {
    return quarter == null ? new Period(year, 1, 12) : quarter(year, quarter);
  }

  /** From the start of the year to its end. */
  Period toDate() {
    return new Period(year, 1, first + months - 1);
  }

  boolean contains(YearMonth month) {
    return month.getYear() == year
        && month.getMonthValue() >= first
        && month.getMonthValue() < first + months;
  }

  /** A number of each of its months, together. */
  long sum(ToLongFunction<YearMonth> number) {
    return IntStream.range(first, first + months)
        .mapToObj(month -> YearMonth.of(year, month))
        .mapToLong(number)
        .sum();
  }

  /** The first day after it. */
  LocalDate end() {
    return LocalDate.of(year, first, 1).plusMonths(months);
  }

  /** Its spelling in the contract: {@code 2027-02}, {@code 2027-q1}, {@code 2027}. */
  @Override
  public String toString() {
    return switch (months) {
      case 1 -> YearMonth.of(year, first).toString();
      case 3 -> year + "-q" + (first + 2) / 3;
      default -> Integer.toString(year);
    };
  }
}

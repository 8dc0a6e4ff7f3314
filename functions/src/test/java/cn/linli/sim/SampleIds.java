package cn.linli.sim;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Resident ID numbers (GB 11643-1999) of the area 110000, which is given to nobody, so they are
 * nobody's.
 */
public final class SampleIds {
  static final String AREA = "110000";
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  private SampleIds() {}

  /** The number of the nth person born that day: 0 to 999, odd for a man. */
  public static String number(LocalDate birth, int sequence) {
    var body = AREA + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
    return body + check(body);
  }

  static boolean isValid(String number) {
    return number.matches("[0-9]{17}[0-9X]")
        && number.charAt(17) == check(number)
        && isDate(number.substring(6, 14));
  }

  private static char check(String number) {
    var sum = 0;
    for (var i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11);
  }

  private static boolean isDate(String digits) {
    try {
      LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
      return true;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }
}

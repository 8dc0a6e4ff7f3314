package cn.linli.identity;

import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A resident ID number whose form is right (GB 11643-1999): region, birth date, sequence, check
 * digit. Whether it exists only the authority knows. Regions are checked by province alone, because
 * cards keep abolished county codes.
 *
 * @param value 18 characters, the last may be X
 * @param birthDate as the number says
 */
record ResidentIdNumber(String value, LocalDate birthDate) {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{16}[0-9X]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_DIGITS = "10X98765432";
  private static final Set<Integer> PROVINCES =
      Set.of(
          11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50,
          51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  /** The number in a text that people typed, or empty if its form is wrong. */
  static Optional<ResidentIdNumber> parse(String typed, Clock clock) {
    var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    if (!FORM.matcher(text).matches() || !isRegion(text) || checkDigit(text) != text.charAt(17)) {
      return Optional.empty();
    }
    try {
      var born = LocalDate.parse(text.substring(6, 14), DATE);
      return born.isAfter(today(clock))
          ? Optional.empty()
          : Optional.of(new ResidentIdNumber(text, born));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** Full years lived; a year is full on the birthday, by China's calendar. */
  static int age(LocalDate birthDate, Clock clock) {
    return Period.between(birthDate, today(clock)).getYears();
  }

  int age(Clock clock) {
    return age(birthDate, clock);
  }

  private static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  private static boolean isRegion(String text) {
    return text.charAt(0) == '9' || PROVINCES.contains(Integer.parseInt(text.substring(0, 2)));
  }

  private static char checkDigit(String text) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (text.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECK_DIGITS.charAt(sum % 11);
  }
}

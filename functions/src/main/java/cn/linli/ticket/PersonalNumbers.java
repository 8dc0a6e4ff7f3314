package cn.linli.ticket;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Finds phone numbers and numbers of identity cards in a text, however their digits are written.
 */
final class PersonalNumbers {
  /** What changes nothing of how a digit reads: invisible signs, and marks upon others. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{M}]+");

  /** What people put between the digits of one number; no comma or colon: those part numbers. */
  private static final String GAP = "[\\s\\p{Z}\\p{Cc}\\p{Pd}\\u2212._·•()\\[\\]]{0,3}+";

  private static final String ONE_MORE = "(?:" + GAP + "\\d)";

  private static final String MOBILE =
      "(?:(?:00)?86" + GAP + ")?1" + GAP + "[3-9]" + ONE_MORE + "{9}";

  /** With the number of its town, which says how long it is itself. */
  private static final String LANDLINE =
      "0%1$s(?:10|1%1$s0|2%2$s|[3-9]%2$s{2})%1$s[1-9]%2$s{6,7}".formatted(GAP, ONE_MORE);

  private static final String IN_ONE_PIECE = "\\d{17}[\\dx]";

  /** Where there are gaps, the birthday in it tells it from other numbers in a row. */
  private static final String IN_PIECES =
      "[1-9]%2$s{5}%1$s(?:1%1$s9|2%1$s0)%2$s{2}%1$s(?:0%1$s[1-9]|1%1$s[0-2])%1$s(?:0%1$s[1-9]|[12]%2$s|3%1$s[01])%2$s{3}%1$s[\\dx]"
          .formatted(GAP, ONE_MORE);

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<!\\d)(?:%s)(?!\\d)"
              .formatted(String.join("|", MOBILE, LANDLINE, IN_ONE_PIECE, IN_PIECES)));

  private PersonalNumbers() {}

  static boolean isIn(String text) {
    return NUMBER.matcher(plain(text)).find();
  }

  /** One spelling of each digit, of whatever width or script. */
  private static String plain(String text) {
    var seen = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    var plain = new StringBuilder();
    seen.codePoints()
        .map(Character::toLowerCase)
        .map(one -> Character.isDigit(one) ? '0' + Character.digit(one, 10) : one)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}

package cn.linli.merchant;

import java.util.regex.Pattern;

/**
 * The unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, of which the last checks
 * all and the ninth to seventeenth are an organisation code with a check of its own (GB
 * 11714-1997).
 */
final class CreditCode {
  private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final Pattern SHAPE =
      Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}");
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int BASE = 31;
  private static final int ORGANISATION_BASE = 11;

  /** Registered by a market regulator, as an enterprise. */
  private static final String ENTERPRISE = "91";

  /** The same as an individual business (个体工商户). */
  private static final String INDIVIDUAL = "92";

  /** The same as a farmers' cooperative (农民专业合作社). */
  private static final String COOPERATIVE = "93";

  private CreditCode() {}

  /** Whether both checks hold. */
  static boolean isValid(String code) {
    return SHAPE.matcher(code).matches()
        && code.charAt(17) == check(code)
        && code.charAt(16) == organisationCheck(code);
  }

  /** Whether a code was given to a business of this kind. */
  static boolean fits(String code, Business.Kind kind) {
    return switch (kind) {
      case COMPANY -> code.startsWith(ENTERPRISE) || code.startsWith(COOPERATIVE);
      case INDIVIDUAL -> code.startsWith(INDIVIDUAL);
    };
  }

  private static char check(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      sum += DIGITS.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % BASE;
    }
    return DIGITS.charAt((BASE - sum % BASE) % BASE);
  }

  /** Letters count from A as ten, also those that the whole code leaves out. */
  private static char organisationCheck(String code) {
    int sum = 0;
    for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
      sum += Character.digit(code.charAt(8 + i), 36) * ORGANISATION_WEIGHTS[i];
    }
    int check = (ORGANISATION_BASE - sum % ORGANISATION_BASE) % ORGANISATION_BASE;
    return check == 10 ? 'X' : Character.forDigit(check, 10);
  }
}

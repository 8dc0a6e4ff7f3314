package cn.linli.sim;

/** Unified social credit codes (统一社会信用代码, GB 32100) of businesses that nobody has founded. */
public final class SampleCodes {
  private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private SampleCodes() {}

  /** The code of the nth company. */
  public static String code(int nth) {
    return code("91110105", nth);
  }

  /** The same of an individual business (个体工商户). */
  public static String individual(int nth) {
    return code("92110105", nth);
  }

  /** With the check of its organisation code, and with its own. */
  private static String code(String registered, int nth) {
    var organisation = "MA%06d".formatted(nth);
    int sum = 0;
    for (int at = 0; at < ORGANISATION_WEIGHTS.length; at++) {
      sum += Character.digit(organisation.charAt(at), 36) * ORGANISATION_WEIGHTS[at];
    }
    int check = (11 - sum % 11) % 11;
    return checked(registered + organisation + (check == 10 ? "X" : check));
  }

  private static String checked(String body) {
    int sum = 0;
    for (int at = 0; at < WEIGHTS.length; at++) {
      sum += WEIGHTS[at] * DIGITS.indexOf(body.charAt(at));
    }
    return body + DIGITS.charAt((31 - sum % 31) % 31);
  }
}

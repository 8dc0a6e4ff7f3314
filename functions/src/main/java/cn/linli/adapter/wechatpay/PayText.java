package cn.linli.adapter.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.shared.Money;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What WeChat Pay takes in texts, numbers and amounts. */
final class PayText {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  private PayText() {}

  /** A number that WxJava can put into a path as it is. */
  static String number(String number) {
    if (!NUMBER.matcher(number).matches()) {
      throw new ProviderFailure(Kind.REFUSED, Why.OTHER, "a number of other characters");
    }
    return number;
  }

  static int fen(Money amount) {
    if (amount.fen() <= 0 || amount.fen() > Integer.MAX_VALUE) {
      throw new ProviderFailure(Kind.REFUSED, Why.OTHER, "an amount that cannot be moved");
    }
    return (int) amount.fen();
  }

  /** Cut to so many characters, without those that take four bytes: WeChat Pay refuses them. */
  static String chars(String text, int most) {
    return text.codePoints()
        .filter(Character::isBmpCodePoint)
        .filter(each -> !Character.isISOControl(each))
        .limit(most)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** The same, to so many bytes. */
  static String bytes(String text, int most) {
    var cut = chars(text, most);
    while (cut.getBytes(UTF_8).length > most) {
      cut = cut.substring(0, cut.length() - 1);
    }
    return cut;
  }

  /** Empty where there is no such thing; any other failure goes on. */
  static <T> Optional<T> empty(ProviderFailure failure) {
    if (failure.why() == Why.NOT_FOUND) {
      return Optional.empty();
    }
    throw failure;
  }
}

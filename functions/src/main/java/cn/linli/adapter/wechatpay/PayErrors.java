package cn.linli.adapter.wechatpay;

import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;

/** What WeChat Pay's refusals and silences ask of us. */
final class PayErrors {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");

  /** Codes that also come with a status by which they would be refusals. */
  private static final Set<String> BUSY =
      Set.of("SYSTEM_ERROR", "FREQUENCY_LIMITED", "RATE_LIMITED");

  private PayErrors() {}

  /**
   * Of an answer that is not the one asked for.
   *
   * @param code WeChat Pay's, or an empty text
   * @param asking whether the call only asked, so that nothing can have been done
   */
  static ProviderFailure answered(int status, String code, boolean asking) {
    var known = CODE.matcher(code).matches() ? code : "";
    var kind = kind(status, known, asking);
    return new ProviderFailure(
        kind, kind == Kind.REFUSED ? why(known) : Why.OTHER, "HTTP " + status + " " + known);
  }

  /** Of a call without an answer that can be believed. */
  static ProviderFailure unanswered(Exception accident, boolean asking) {
    var kind = asking || neverSent(accident) ? Kind.LATER : Kind.UNKNOWN;
    return new ProviderFailure(kind, Why.OTHER, accident.getClass().getSimpleName());
  }

  /**
   * Without a code nobody knows who answered. 202 means accepted and to be repeated; of 429 and 5xx
   * WeChat Pay says that the same may have been done. A wrong signature is mended by whoever keeps
   * the keys, and what was asked must not be given up for it.
   */
  private static Kind kind(int status, String code, boolean asking) {
    if (code.equals("SIGN_ERROR") || code.equals("STATEMENT_CREATING")) {
      return Kind.LATER;
    }
    var refused = status >= 400 && status < 500 && status != 429 && !code.isEmpty();
    if (refused && !BUSY.contains(code)) {
      return Kind.REFUSED;
    }
    return asking ? Kind.LATER : Kind.UNKNOWN;
  }

  private static Why why(String code) {
    return switch (code) {
      case "ORDERPAID", "ORDER_PAID" -> Why.PAID;
      case "ORDER_CLOSED", "ORDERCLOSED" -> Why.CLOSED;
      case "OUT_TRADE_NO_USED", "PROCESSING" -> Why.NUMBER_USED;
      case "ORDER_NOT_EXIST",
          "ORDERNOTEXIST",
          "RESOURCE_NOT_EXISTS",
          "NOT_FOUND",
          "APPLYMENT_NOT_EXIST",
          "NO_STATEMENT_EXIST" ->
          Why.NOT_FOUND;
      case "NOT_ENOUGH", "NOTENOUGH" -> Why.NOT_ENOUGH;
      default -> Why.OTHER;
    };
  }

  private static boolean neverSent(Exception accident) {
    return accident instanceof IOException
        && (accident instanceof ConnectException
            || accident instanceof ConnectTimeoutException
            || accident instanceof ConnectionPoolTimeoutException
            || accident instanceof NoRouteToHostException
            || accident instanceof UnknownHostException);
  }
}

package cn.linli.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How a notice is spoilt. */
public enum WeChatPayForgery {
  /** WeChat Pay's own test of the receiver (签名探测). */
  PROBE,
  WRONG_SIGNATURE,
  CHANGED_BODY,
  NO_SIGNATURE,
  UNKNOWN_SERIAL,
  /** Rightly signed, long ago. */
  STALE;

  String body(String body) {
    return this == CHANGED_BODY ? body.replace("\"EV-", "\"EW-") : body;
  }

  Instant at(Instant now) {
    return this == STALE ? now.minus(Duration.ofMinutes(6)) : now;
  }

  Map<String, String> headers(Map<String, String> signed) {
    var headers = new HashMap<>(signed);
    var signature = signed.get("Wechatpay-Signature");
    switch (this) {
      case PROBE -> headers.put("Wechatpay-Signature", "WECHATPAY/SIGNTEST/" + signature);
      case WRONG_SIGNATURE ->
          headers.put(
              "Wechatpay-Signature",
              new StringBuilder(signature.substring(0, 342)).reverse() + "==");
      case NO_SIGNATURE -> headers.remove("Wechatpay-Signature");
      case UNKNOWN_SERIAL -> headers.put("Wechatpay-Serial", "7" + "0".repeat(39));
      case CHANGED_BODY, STALE -> {}
    }
    return headers;
  }
}

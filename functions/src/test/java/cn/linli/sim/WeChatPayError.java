package cn.linli.sim;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** WeChat Pay's way to say no: a status and a code. */
final class WeChatPayError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  WeChatPayError(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static void require(boolean right, String code, String message) {
    if (!right) {
      throw new WeChatPayError(code, message);
    }
  }

  Answer answer() {
    return answer(code, getMessage());
  }

  static Answer answer(String code, String message) {
    var body = JsonMapper.shared().writeValueAsString(Map.of("code", code, "message", message));
    return new Answer(status(code), "application/json; charset=utf-8", body);
  }

  private static int status(String code) {
    return switch (code) {
      case "SIGN_ERROR" -> 401;
      case "ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS", "NOT_FOUND" -> 404;
      case "OUT_TRADE_NO_USED", "NOT_ENOUGH", "NO_AUTH", "RULE_LIMIT", "USER_ACCOUNT_ABNORMAL" ->
          403;
      case "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED" -> 429;
      case "SYSTEM_ERROR", "OPENID_MISMATCH" -> 500;
      case "SERVICE_UNAVAILABLE" -> 503;
      default -> 400;
    };
  }
}

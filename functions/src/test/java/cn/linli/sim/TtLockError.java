package cn.linli.sim;

import java.util.Map;

/** TTLock's way to say no: HTTP 200 and a code. */
final class TtLockError extends RuntimeException {
  static final int INVALID_PARAMETER = -3;
  static final int NO_LOCK = -1003;
  static final int NO_CARD = -1021;
  static final int HOURS_USED = -1026;
  static final int NO_PASSCODE = -2009;
  static final int NO_GATEWAY = -2012;
  static final int TOO_SIMPLE = -2032;
  static final int GATEWAY_OFFLINE = -3002;
  static final int LENGTH = -3006;
  static final int EXISTS = -3007;
  static final int NEVER_USED = -3008;
  static final int FULL = -3009;
  static final int NO_CLIENT = 10000;
  static final int WRONG_SECRET = 10001;
  static final int NO_TOKEN = 10003;
  static final int TOKEN_OVER = 10004;
  static final int WRONG_PASSWORD = 10007;
  static final int WRONG_REFRESH_TOKEN = 10011;
  static final int WRONG_TIME = 80000;

  private static final long serialVersionUID = 1L;

  private final int errcode;

  TtLockError(int errcode) {
    super("errcode " + errcode, null, false, false);
    this.errcode = errcode;
  }

  Answer answer() {
    return answer(errcode);
  }

  static Answer answer(int errcode) {
    var said = errcode == 0 ? "none error message" : "simulated " + errcode;
    return Answer.json(Map.of("errcode", errcode, "errmsg", said, "description", said));
  }
}

package cn.linli.adapter.ttlock;

import cn.linli.access.LockFailure;
import cn.linli.access.LockFailure.Kind;

/** What TTLock's codes ask of us. */
final class TtLockErrors {
  static final int TAKEN = -3007;
  static final int GONE = -2009;
  static final int NEVER_USED = -3008;

  private TtLockErrors() {}

  /** The token does not exist, or is over or revoked. */
  static boolean refusesToken(int errcode) {
    return errcode == 10003 || errcode == 10004;
  }

  /** An answer that says no. */
  static final class No extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errcode;

    No(int errcode) {
      super("errcode " + errcode, null, false, false);
      this.errcode = errcode;
    }

    int errcode() {
      return errcode;
    }

    LockFailure failure() {
      return new LockFailure(kind(errcode), "errcode " + errcode);
    }
  }

  /**
   * A code that nobody listed is worth another try: giving up would leave a door open for somebody
   * whose booking is over.
   */
  static Kind kind(int errcode) {
    return switch (errcode) {
      // no gateway near it; gateway offline; WiFi lock without network, asleep, offline
      case -2012, -3002, -3034, -3035, -3036 -> Kind.OFFLINE;
      case -3009, -4056 -> Kind.FULL;
      // the digits exist already or are too simple; the hours were used by a code now deleted
      case TAKEN, -2032, -1026 -> Kind.CHOOSE_ANOTHER;
      // no such card or finger; invalid parameter; no such lock, passcode data; no permission;
      // frozen; no support
      case -1021 -> Kind.GONE;
      case -3, -1003, -1007, GONE, -2018, -2025, -3006, NEVER_USED, -3046, -4043, 20002 ->
          Kind.REFUSED;
      // busy -3003 and -3037, limits 30006 and 30007, internal 90000, our clock 80000, our keys
      default -> Kind.RETRY_LATER;
    };
  }
}

package cn.linli.access;

import cn.linli.shared.TimeRange;
import java.time.Instant;

/**
 * What lies on a lock for a holder.
 *
 * @param kind how sure we are of it
 * @param window when it opens
 * @param code which of the holder's passcodes it is
 */
record Place(Kind kind, TimeRange window, int code) {
  /** What is known. */
  enum Kind {
    /** Something was begun and its outcome is not known: it counts as there when it must go. */
    TOUCHED,
    /** The passcode is on the lock. */
    INSTALLED,
    /** The lock cannot be reached and takes an offline code. */
    OFFLINE
  }

  /** Whether somebody can get in by it in the whole window. */
  boolean serves(TimeRange wanted, int wantedCode) {
    return switch (kind) {
      case TOUCHED -> false;
      case INSTALLED -> isInstalled(wanted, wantedCode);
      case OFFLINE ->
          !window.start().isAfter(wanted.start()) && !window.end().isBefore(wanted.end());
    };
  }

  boolean isInstalled(TimeRange wanted, int wantedCode) {
    return kind == Kind.INSTALLED && window.equals(wanted) && code == wantedCode;
  }

  /** As it is stored: short, since there is one for each door. */
  String text() {
    return kind + " " + window.start() + " " + window.end() + " " + code;
  }

  static Place of(String text) {
    var parts = text.split(" ", -1);
    return new Place(
        Kind.valueOf(parts[0]),
        new TimeRange(Instant.parse(parts[1]), Instant.parse(parts[2])),
        Integer.parseInt(parts[3]));
  }
}

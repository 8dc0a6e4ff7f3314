package cn.linli.access;

/**
 * The vendor did not do what was asked, or did not say so. It carries no text of the vendor's,
 * which may quote what was sent.
 */
public final class LockFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What to do about it. */
  public enum Kind {
    /** Nobody can tell, or not now: ask again. */
    RETRY_LATER,
    /** The lock cannot be reached: an offline code, or somebody with a key. */
    OFFLINE,
    /** The lock has no room: take something off first. */
    FULL,
    /** The lock does not take these digits, or this time for an offline code: choose others. */
    CHOOSE_ANOTHER,
    /** The lock does not know this card or finger, perhaps any more. */
    GONE,
    /** Asking again will not help before somebody changes something. */
    REFUSED
  }

  /** With the vendor's code or the kind of accident, never with what was sent or answered. */
  public LockFailure(Kind kind, String reason) {
    super(kind + ": " + reason, null, false, false);
    this.kind = kind;
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }
}

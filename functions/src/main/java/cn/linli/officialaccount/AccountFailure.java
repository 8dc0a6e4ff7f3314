package cn.linli.officialaccount;

/** WeChat did not do what it was asked. The reason names an errcode, never what was sent. */
public final class AccountFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What that means. */
  public enum Kind {
    /** It has not been done, and may be later. */
    LATER,
    /** Nobody knows whether it was done. */
    UNKNOWN,
    /** It will never be done. */
    REFUSED
  }

  /** With what WeChat said, in its number. */
  public AccountFailure(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
  }

  /** What it means. */
  public Kind kind() {
    return kind;
  }
}

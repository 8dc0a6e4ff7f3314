package cn.linli.groupbuy;

/** WeChat did not do what was asked, or did not say so. It carries no text of WeChat's. */
public final class WeChatFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What to do about it. */
  public enum Kind {
    /** Ask the same again; it may have been done. */
    LATER,
    /** It was not done, and asking again will not help. */
    REFUSED
  }

  /** With WeChat's code or the kind of accident, never with what was sent or answered. */
  public WeChatFailure(Kind kind, String reason) {
    super(kind + ": " + reason, null, false, false);
    this.kind = kind;
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }
}

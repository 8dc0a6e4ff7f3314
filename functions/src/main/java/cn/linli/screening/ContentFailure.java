package cn.linli.screening;

/** WeChat gave no opinion. It carries no text of WeChat's and nothing of the matter. */
public final class ContentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What to do about it. */
  public enum Kind {
    /** Ask the same again. */
    LATER,
    /** WeChat judges nothing of this person's now: they were not in the app lately. */
    NOBODY,
    /** WeChat does not judge this; asking again will not help. */
    REFUSED
  }

  /** With WeChat's code or the kind of accident, never with what was sent or answered. */
  public ContentFailure(Kind kind, String reason) {
    super(kind + ": " + reason, null, false, false);
    this.kind = kind;
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }
}

package cn.linli.merchant;

/** Nobody can say now what is known of a business. It carries no text of whoever was asked. */
public final class RecordsFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What to do about it. */
  public enum Kind {
    /** Ask again. */
    LATER,
    /** Asking the same again will not help. */
    REFUSED
  }

  /** With a code or the kind of accident, never with what was sent or answered. */
  public RecordsFailure(Kind kind, String reason) {
    super(kind + ": " + reason, null, false, false);
    this.kind = kind;
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }
}

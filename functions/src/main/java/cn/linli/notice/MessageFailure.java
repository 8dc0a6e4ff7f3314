package cn.linli.notice;

/**
 * A message was not sent for certain. It carries nothing of the message and no text of WeChat's.
 */
public final class MessageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What to do about it. */
  public enum Kind {
    /** This person does not let us: no credit, or they follow no more. */
    UNWANTED,
    /** WeChat never takes this message. */
    REFUSED,
    /** Nothing was taken; the same may work later. */
    LATER,
    /** Nobody knows whether it was taken. */
    UNKNOWN
  }

  /** With WeChat's code or the kind of accident. */
  public MessageFailure(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }
}

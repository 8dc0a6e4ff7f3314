package cn.linli.payment;

/**
 * The provider did not do what was asked, or did not say so. It carries no text of the provider's,
 * which may quote what was sent.
 */
public final class ProviderFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final Why why;

  /** What to do about it. */
  public enum Kind {
    /** It was not done; the same may be asked again later. */
    LATER,
    /** Nobody knows whether it was done: ask how it stands, or the same again with its number. */
    UNKNOWN,
    /** It was not done, and asking again will not help. */
    REFUSED
  }

  /** Why something was refused. */
  public enum Why {
    /** The order is paid. */
    PAID,
    /** The order is closed. */
    CLOSED,
    /** The number belongs to something else. */
    NUMBER_USED,
    /** There is no such thing. */
    NOT_FOUND,
    /** The account has not the money: somebody tops it up, and the same is asked again. */
    NOT_ENOUGH,
    /** More than there is, or twice. */
    TOO_MUCH,
    /** Anything else. */
    OTHER
  }

  /** With the provider's code or the kind of accident, never with what was sent or answered. */
  public ProviderFailure(Kind kind, Why why, String reason) {
    super(kind + " " + why + ": " + reason, null, false, false);
    this.kind = kind;
    this.why = why;
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }

  /** Whether the same will never be done; an empty account is topped up. */
  public boolean isHopeless() {
    return kind == Kind.REFUSED && why != Why.NOT_ENOUGH;
  }

  /** Why. */
  public Why why() {
    return why;
  }
}

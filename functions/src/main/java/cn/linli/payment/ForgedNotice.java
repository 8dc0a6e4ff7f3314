package cn.linli.payment;

/** Nobody can tell that the provider said this. It carries nothing of what was sent. */
public final class ForgedNotice extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean probe;

  /**
   * Somebody else, or the provider trying whether we look.
   *
   * @param probe whether it is the provider's own test of our check (签名探测)
   */
  public ForgedNotice(String what, boolean probe) {
    super(what, null, false, false);
    this.probe = probe;
  }

  /** Whether the provider only tried whether we look. */
  public boolean isProbe() {
    return probe;
  }
}

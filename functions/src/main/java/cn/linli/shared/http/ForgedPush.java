package cn.linli.shared.http;

/** Nobody can tell that the vendor pushed this. It carries nothing of what was sent. */
public final class ForgedPush extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong. */
  public ForgedPush(String what) {
    super(what, null, false, false);
  }
}

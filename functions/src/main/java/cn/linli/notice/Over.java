package cn.linli.notice;

/** There is nothing to do: it was done before, or is pointless by now. */
final class Over extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Over() {
    super("nothing to do", null, false, false);
  }
}

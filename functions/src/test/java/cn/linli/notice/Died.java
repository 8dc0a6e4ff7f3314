package cn.linli.notice;

/** The process dies here. */
final class Died extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Died() {
    super("injected", null, false, false);
  }
}

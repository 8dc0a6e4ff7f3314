package cn.linli.money;

/** The process dies here. */
final class Crash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("injected", null, false, false);
  }
}

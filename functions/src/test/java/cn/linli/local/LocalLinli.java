package cn.linli.local;

import cn.linli.Linli;
import cn.linli.Platform;

/** The functions' start class here: the same registration, on the platform of this process. */
public final class LocalLinli extends Linli {
  private static volatile Platform current;

  static void use(Platform platform) {
    current = platform;
  }

  @Override
  protected Platform platform() {
    return current;
  }
}

package cn.linli.town;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens behind the requests: events relayed, messages consumed. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  /** Tries an assertion until it holds; fails as it failed last when patience ends. */
  public static void holds(Runnable assertion) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}

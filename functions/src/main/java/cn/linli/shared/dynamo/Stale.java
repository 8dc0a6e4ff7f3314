package cn.linli.shared.dynamo;

import cn.linli.shared.ApiError;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Says that what a use case read has changed before it could write: nothing is wrong, it runs
 * again.
 */
public final class Stale extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final int TRIES = 8;
  private static final int LONGEST_PAUSE_MILLIS = 200;

  /** It carries no stack trace and costs nothing to make. */
  public Stale() {
    super("what was read has changed", null, false, false);
  }

  /**
   * Runs a use case until what it read still holds when it writes; gives up as {@code server.busy}.
   */
  public static <T> T again(Supplier<T> useCase) {
    return again(attempt -> useCase.get());
  }

  /** The same for one that does better when it knows which attempt it is, from one on. */
  public static <T> T again(IntFunction<T> useCase) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try {
        return useCase.apply(attempt);
      } catch (Stale changed) {
        pause(attempt);
      }
    }
    throw ApiError.BUSY.refusal();
  }

  /** The bound of the random pause after an attempt, in milliseconds. */
  static int longestPause(int attempt) {
    return Math.min(LONGEST_PAUSE_MILLIS, 10 << attempt);
  }

  /** Waits a random while that grows with the attempts, so that competitors part. */
  static void pause(int attempt) {
    try {
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1, longestPause(attempt)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ApiError.BUSY.refusal();
    }
  }
}

package cn.linli.shared.dynamo;

import java.util.Random;

/** How a commit that met another one is tried again, for a model in which time does not pass. */
public final class Retries {
  public static final int TRIES = Stale.TRIES;

  private Retries() {}

  /** How long the pause after an attempt is, in seconds. */
  public static double pause(Random random, int attempt) {
    return random.nextInt(1, Stale.longestPause(attempt)) / 1000.0;
  }
}

package cn.linli.sim;

import java.util.Random;

/** WeChat Pay's own numbers: never twice the same, and the same at each start. */
final class WeChatPayNumbers {
  private final Random random;
  private long last;

  WeChatPayNumbers(long seed) {
    random = new Random(seed);
  }

  synchronized String next(String prefix) {
    last++;
    return "%s%09d%012d".formatted(prefix, random.nextInt(1_000_000_000), last);
  }
}

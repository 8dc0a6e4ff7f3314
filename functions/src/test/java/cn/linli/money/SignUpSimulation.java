package cn.linli.money;

import cn.linli.logs.Silent;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lives many activities, from their proposals on. {@code main} takes the first seed and how many; a
 * seed that fails is printed and replays alone.
 */
public final class SignUpSimulation {
  private SignUpSimulation() {}

  /** Runs seeds from a first on, and tells how long it took. */
  public static void main(String[] arguments) {
    var first = Long.parseLong(arguments.length > 0 ? arguments[0] : "1");
    var count = Long.parseLong(arguments.length > 1 ? arguments[1] : "1000");
    Silent.Keeper.silence();
    var begin = System.nanoTime();
    var tally = run(first, count);
    System.out.printf(
        "%d seeds from %d on, all even, in %d s: %s%n",
        count, first, (System.nanoTime() - begin) / 1_000_000_000, tally);
  }

  /** How much happened in all. */
  static Map<String, Long> run(long first, long count) {
    var tally = new TreeMap<String, Long>();
    long held = 0;
    try (var world = new World()) {
      var gathering = new Gathering(world);
      for (long seed = first; seed < first + count; seed++) {
        var life = new SignUpLife(gathering, seed);
        try {
          life.live();
        } catch (RuntimeException | AssertionError broken) {
          throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
        }
        life.tally().forEach((what, often) -> tally.merge(what, often, Long::sum));
        held += gathering.held();
        world.clock.advance(Duration.ofHours(12));
      }
      gathering.checkBooks(held);
    }
    return tally;
  }
}

package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.logs.Silent;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two hundred activities, each as a seed decides; one that fails says which. */
@Silent
class SignUpSimulationTest {
  private static final long SEEDS = 200;

  @Test
  void inAnyOrderOfThingsPlacesMoneyAndTheLineComeOutEven() {
    var tally = new TreeMap<String, Long>();
    long held = 0;
    try (var world = new World()) {
      var gathering = new Gathering(world);
      for (long seed = 1; seed <= SEEDS; seed++) {
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
    assertThat(tally.keySet())
        .as("what happened")
        .contains(
            "came",
            "paid",
            "cancelled",
            "parent cancelled",
            "taken up",
            "let in",
            "vetoed",
            "called off",
            "over");
  }
}

package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.logs.Silent;
import org.junit.jupiter.api.Test;

/** Sixty activities, each as a seed decides; one that fails says which. */
@Silent
class SignUpSimulationTest {
  private static final long SEEDS = 60;

  @Test
  void inAnyOrderOfThingsPlacesMoneyAndTheLineComeOutEven() {
    var tally = SignUpSimulation.run(1, SEEDS);

    assertThat(tally.keySet())
        .as("what happened")
        .contains(
            "refused for its words",
            "sent back by the checks",
            "sent back by a reviewer",
            "published",
            "grown",
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

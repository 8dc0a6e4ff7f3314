package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Some of the days that {@link MoneySimulation} lives, in every build. */
class MoneySimulationTest {
  @Test
  void fault14WhereverTheProcessDiesTheMoneyIsWhereItBelongs() {
    var tally = MoneySimulation.run(1, 60);

    assertThat(tally.values()).allMatch(often -> often > 0);
  }
}

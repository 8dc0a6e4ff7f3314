package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.logs.Silent;
import org.junit.jupiter.api.Test;

/** Some of the days that {@link MoneySimulation} lives, in every build. */
@Silent
class MoneySimulationTest {
  @Test
  void fault14WhereverTheProcessDiesTheMoneyIsWhereItBelongs() {
    var tally = MoneySimulation.run(1, 40);
    // What is rare comes on some later day: forty days are lived in any case, and as many more as
    // it takes until everything has happened.
    for (long first = 41; tally.containsValue(0L) && first < 400; first += 20) {
      MoneySimulation.run(first, 20).forEach((what, often) -> tally.merge(what, often, Long::sum));
    }

    assertThat(tally).allSatisfy((what, often) -> assertThat(often).as(what).isPositive());
  }

  @Test
  void aSeedReplays() {
    assertThat(MoneySimulation.run(7, 1)).isEqualTo(MoneySimulation.run(7, 1));
  }
}

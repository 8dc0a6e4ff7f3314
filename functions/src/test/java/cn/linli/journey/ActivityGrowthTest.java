package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What {@link ActivityHistory} measures, with fewer activities: requests, read units and bytes of
 * every read differ by a twentieth at the most.
 */
class ActivityGrowthTest {
  private static final int MANY = 1_000;

  @Test
  void readingCostsTheSameAfterManyThatAreOver() {
    var reads = new ActivityHistory().compare(MANY);

    assertThat(reads).hasSizeGreaterThan(25).allMatch(ActivityHistory.Read::isNear);
  }
}

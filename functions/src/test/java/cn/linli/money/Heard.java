package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Everybody hears of what the steps of a world tell, in the order in which it is told. */
final class Heard {
  private Heard() {}

  /** All that is told is heard; what died is told again. */
  static void by(World world, List<String> notices) {
    int deaths = 0;
    notices.removeIf(world::notify);
    for (var item = world.steps.told().poll(); item != null; item = world.steps.told().poll()) {
      if (!world.deliver(item)) {
        assertThat(++deaths).as("deaths in a row").isLessThan(1_000);
        world.steps.told().add(item);
      }
    }
  }

  /** The same until nothing is due any more, however late that is. */
  static void untilQuiet(World world, List<String> notices) {
    do {
      by(world, notices);
    } while (isDue(world));
    assertThat(notices).isEmpty();
  }

  private static boolean isDue(World world) {
    var next = world.nextDeadline();
    next.ifPresent(
        at -> {
          if (at.isAfter(world.clock.instant())) {
            world.clock.advance(Duration.between(world.clock.instant(), at));
          }
          world.sweep();
        });
    return next.isPresent();
  }
}

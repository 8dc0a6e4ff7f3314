package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Everything that is owed is done: events, deadlines, what the provider still tells. */
final class Quiet {
  private static final int MOST_ROUNDS = 200;

  private Quiet() {}

  static void falls(World world, List<String> notices) {
    for (int rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      notices.removeIf(world::notify);
      world.sweep();
      for (var item : world.tables.items("outbox")) {
        if (world.deliver(item)) {
          world.tables.forget("outbox", item);
        }
      }
      if (world.tables.items("outbox").isEmpty()) {
        var next = world.nextDeadline();
        if (next.isEmpty()) {
          break;
        }
        if (next.get().isAfter(world.clock.instant())) {
          world.clock.advance(Duration.between(world.clock.instant(), next.get()));
        }
      }
    }
    assertThat(world.tables.items("outbox")).isEmpty();
    assertThat(world.nextDeadline()).isEmpty();
    assertThat(notices).isEmpty();
  }
}

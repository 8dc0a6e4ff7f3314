package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Everything that is owed is done: events, deadlines, what the provider still tells. */
final class Quiet {
  private static final int MOST_ROUNDS = 2_000;

  private Quiet() {}

  static void falls(World world, List<String> notices) {
    until(world, notices, Instant.MAX);
    assertThat(world.tables.items("outbox")).isEmpty();
    assertThat(world.nextDeadline()).isEmpty();
    assertThat(notices).isEmpty();
  }

  /** The same as far as it is owed by then; each deadline is kept at its time. */
  static void until(World world, List<String> notices, Instant end) {
    for (int rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      notices.removeIf(world::notify);
      world.sweep();
      for (var item : world.tables.items("outbox")) {
        if (world.deliver(item)) {
          world.tables.forget("outbox", item);
        }
      }
      if (world.tables.items("outbox").isEmpty()) {
        var next = world.nextDeadline().filter(end::isAfter);
        if (next.isEmpty()) {
          break;
        }
        if (next.get().isAfter(world.clock.instant())) {
          world.clock.advance(Duration.between(world.clock.instant(), next.get()));
        }
      }
    }
  }
}

package cn.linli.shared.dynamo;

import cn.linli.shared.dynamo.Deadlines.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Does what has become due, once a minute. A handler may run more than once and must not mind. One
 * that fails is tried again later, ever more seldom; after many failures it is kept among the dead
 * ones, where an alarm looks.
 */
public final class Tick {
  private static final Logger LOG = LoggerFactory.getLogger(Tick.class);
  private static final Duration BUDGET = Duration.ofSeconds(40);
  private static final int MOST_ATTEMPTS = 12;
  private static final int AT_ONCE = 16;

  /**
   * A writer whose clock is behind, or who commits late, adds to a minute that was swept already:
   * the last ones are swept again.
   */
  private static final Duration LOOK_BACK = Duration.ofMinutes(15);

  private static TableSchema<Swept> schema() {
    return ItemSchema.of(
            Swept.class,
            swept -> "swept",
            swept -> "swept",
            fields -> new Swept(fields.get("minute")))
        .with("minute", Instant.class, Swept::minute)
        .build();
  }

  private final Dynamo dynamo;
  private final Deadlines deadlines;
  private final Table<Swept> swept;
  private final Map<String, Consumer<Deadline>> handlers;
  private final Clock clock;

  /** A sweep with a handler for each kind of deadline. */
  public Tick(Dynamo dynamo, Map<String, Consumer<Deadline>> handlers, Clock clock) {
    this.dynamo = dynamo;
    this.deadlines = new Deadlines(dynamo);
    this.swept = Table.of(dynamo, Deadlines.TABLE, Tick::schema);
    this.handlers = Map.copyOf(handlers);
    this.clock = clock;
  }

  /** Sweeps from where the last one ended; returns how many deadlines were handled. */
  public int run() {
    var stop = clock.instant().plus(BUDGET);
    var thisMinute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    var minute = swept.get("swept", "swept").map(Swept::minute).orElse(thisMinute).minus(LOOK_BACK);
    var rushUntil = deadlines.rushUntil();
    var done = new AtomicInteger();
    while (!minute.isAfter(thisMinute) && clock.instant().isBefore(stop)) {
      for (int shard = 0; shard < Deadlines.SHARDS; shard++) {
        handle(deadlines.due(minute, shard), stop, done);
      }
      if (!minute.isAfter(rushUntil)) {
        handleRush(minute, stop, done);
      }
      minute = clock.instant().isBefore(stop) ? minute.plus(Duration.ofMinutes(1)) : minute;
    }
    var last = minute.isAfter(thisMinute) ? thisMinute : minute;
    new WriteSet(dynamo).put(swept, new Swept(last)).commit();
    return done.get();
  }

  private void handle(List<Deadline> due, Instant stop, AtomicInteger done) {
    for (var deadline : due) {
      var now = clock.instant();
      if (!deadline.at().isAfter(now) && now.isBefore(stop)) {
        handle(deadline);
        done.incrementAndGet();
      }
    }
  }

  /** Of a rush, several shards at a time: its deadlines have nothing to do with each other. */
  private void handleRush(Instant minute, Instant stop, AtomicInteger done) {
    try (var some = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      for (int shard = 0; shard < Deadlines.SHARDS_IN_RUSH; shard++) {
        var due = deadlines.dueInRush(minute, shard);
        if (!due.isEmpty()) {
          some.execute(() -> handle(due, stop, done));
        }
      }
    }
  }

  private void handle(Deadline deadline) {
    try {
      var handler = handlers.get(deadline.kind());
      if (handler == null) {
        throw new IllegalStateException("no handler for deadlines of kind " + deadline.kind());
      }
      handler.accept(deadline);
      new WriteSet(dynamo)
          .delete(Deadlines.TABLE, deadline.bucket(), deadline.key(), Condition.none(), new Stale())
          .commit();
    } catch (RuntimeException failure) {
      LOG.warn(
          "deadline {} failed at attempt {}", deadline.key(), deadline.attempts() + 1, failure);
      putOff(deadline);
    }
  }

  private void putOff(Deadline deadline) {
    boolean dead = deadline.attempts() + 1 >= MOST_ATTEMPTS;
    var pause = Duration.ofMinutes(1L << Math.min(deadline.attempts(), 10));
    var writes = new WriteSet(dynamo);
    deadlines.move(writes, deadline, clock.instant().plus(pause), dead);
    writes.commit();
    if (dead) {
      LOG.error("deadline {} is given up; it waits among the dead ones", deadline.key());
    }
  }

  private record Swept(Instant minute) {}
}

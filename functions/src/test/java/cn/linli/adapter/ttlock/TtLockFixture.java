package cn.linli.adapter.ttlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.access.DoorLock;
import cn.linli.access.GrantReference;
import cn.linli.access.LockFailure;
import cn.linli.access.Passcode;
import cn.linli.adapter.tokens.TokenTables;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.TimeRange;
import cn.linli.sim.HandClock;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.TtLockSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Instances before one simulator with one lock; it is ten in the morning in China. */
final class TtLockFixture implements AutoCloseable {
  static final Instant TEN = Instant.parse("2026-01-05T02:00:00Z");
  static final String DOOR = "1001";
  static final DoorLock LOCK = new DoorLock(DOOR);
  static final GrantReference GRANT = new GrantReference("grant-7f3a");
  static final GrantReference OTHER = new GrantReference("grant-7f3a-b");
  static final Passcode CODE = new Passcode("482913");
  static final TimeRange NINETEEN_TO_TWENTY = range("2026-01-05T11:00:00Z", 60);

  final HandClock clock = new HandClock(TEN);
  final TtLockSimulator simulator = new TtLockSimulator(clock, 21).install(DOOR, 3);
  final SimulatedSecrets secrets = new SimulatedSecrets().with("ttlock", TtLockSimulator.SECRET);
  final String table = TokenTables.create();

  TtLock cold() {
    return cold(TtLockCalls.PATIENCE);
  }

  /** One that waits a second only. */
  TtLock impatient() {
    return cold(Duration.ofSeconds(1));
  }

  private TtLock cold(Duration patience) {
    return TtLock.create(
        new Settings(Map.of("TTLOCK_SECRET_ID", "ttlock", "TTLOCK_API_HOST", simulator.baseUrl())),
        new Secrets(secrets, clock),
        TokenTables.DYNAMO,
        table,
        clock,
        patience);
  }

  boolean typeAt(String time, Passcode passcode) {
    clock.advance(Duration.between(clock.instant(), Instant.parse(time)));
    return simulator.type(DOOR, passcode.digits());
  }

  static TimeRange range(String start, int minutes) {
    var from = Instant.parse(start);
    return new TimeRange(from, from.plus(Duration.ofMinutes(minutes)));
  }

  static <T> List<T> atOnce(List<TtLock> instances, Function<TtLock, T> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> calls =
          instances.stream().map(each -> (Callable<T>) () -> call.apply(each)).toList();
      var answers = new ArrayList<T>();
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  static void assertFails(LockFailure.Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LockFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  @Override
  public void close() {
    simulator.close();
  }
}

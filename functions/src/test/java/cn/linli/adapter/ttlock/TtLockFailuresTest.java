package cn.linli.adapter.ttlock;

import static cn.linli.access.LockFailure.Kind.RETRY_LATER;
import static cn.linli.adapter.ttlock.TtLockFixture.CODE;
import static cn.linli.adapter.ttlock.TtLockFixture.DOOR;
import static cn.linli.adapter.ttlock.TtLockFixture.GRANT;
import static cn.linli.adapter.ttlock.TtLockFixture.LOCK;
import static cn.linli.adapter.ttlock.TtLockFixture.NINETEEN_TO_TWENTY;
import static cn.linli.adapter.ttlock.TtLockFixture.TEN;
import static cn.linli.adapter.ttlock.TtLockFixture.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import cn.linli.access.LockFailure;
import cn.linli.adapter.tokens.TokenTables;
import cn.linli.logs.ReadsLogs;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Misbehaviour.Kind;
import cn.linli.sim.TtLockSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

@ReadsLogs
class TtLockFailuresTest {
  private final TtLockFixture fixture = new TtLockFixture();
  private final TtLockSimulator simulator = fixture.simulator;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void twentyInstancesAtOnceFetchOneToken() throws Exception {
    var reached = TtLockFixture.atOnce(instances(20), each -> each.reachable(LOCK));

    assertThat(reached).hasSize(20).containsOnly(true);
    assertThat(simulator.calls(TtLockSimulator.TOKEN)).isEqualTo(1);
  }

  @Test
  void anExpiredTokenIsRefreshedOnceByTwentyInstancesAtOnce() throws Exception {
    var warm = instances(20);
    TtLockFixture.atOnce(warm, each -> each.reachable(LOCK));
    simulator.revokeTokens();

    var reached = TtLockFixture.atOnce(warm, each -> each.reachable(LOCK));

    assertThat(reached).hasSize(20).containsOnly(true);
    assertThat(simulator.calls(TtLockSimulator.TOKEN)).isEqualTo(2);
  }

  @Test
  void aTokenWhoseTimeIsOverIsRefreshedOnceByTwentyClientsOfOneInstance() throws Exception {
    var one = fixture.cold();
    one.reachable(LOCK);
    fixture.clock.advance(Duration.ofDays(90));

    var reached = TtLockFixture.atOnce(Collections.nCopies(20, one), each -> each.reachable(LOCK));

    assertThat(reached).containsOnly(true);
    assertThat(simulator.calls(TtLockSimulator.TOKEN)).isEqualTo(2);
  }

  @Test
  void aTokenHandedOutThoughOverIsRefreshedByItsRefreshToken() throws Exception {
    var warm = instances(20);
    TtLockFixture.atOnce(warm, each -> each.reachable(LOCK));
    simulator.revokeTokensButHandOut();

    var reached = TtLockFixture.atOnce(warm, each -> each.reachable(LOCK));

    assertThat(reached).hasSize(20).containsOnly(true);
    assertThat(simulator.calls(TtLockSimulator.TOKEN))
        .as("first, the same again, by password and by refresh token")
        .isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "-3003, RETRY_LATER",
    "-3037, RETRY_LATER",
    "1, RETRY_LATER",
    "30006, RETRY_LATER",
    "30007, RETRY_LATER",
    "80000, RETRY_LATER",
    "90000, RETRY_LATER",
    "-9999, RETRY_LATER",
    "-2012, OFFLINE",
    "-3002, OFFLINE",
    "-3036, OFFLINE",
    "-3009, FULL",
    "-4056, FULL",
    "-2032, CHOOSE_ANOTHER",
    "-2018, REFUSED",
    "-2025, REFUSED",
    "-4043, REFUSED",
    "-3, REFUSED"
  })
  void everyCodeSaysWhatToDo(String errcode, LockFailure.Kind kind) {
    simulator.switches().set(TtLockSimulator.ADD, Misbehaviour.error(errcode));

    assertFails(kind, () -> fixture.cold().put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"STATUS", "RESET", "GARBAGE"})
  void anAnswerThatIsNoneIsWorthARetry(Kind kind) {
    var broken = kind == Kind.STATUS ? Misbehaviour.status(502) : Misbehaviour.of(kind);
    simulator.switches().set(TtLockSimulator.PASSCODES, broken);

    assertFails(RETRY_LATER, () -> fixture.cold().put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY));
    assertFails(RETRY_LATER, () -> fixture.cold().installed(LOCK));
    assertThat(simulator.calls(TtLockSimulator.ADD)).isZero();
  }

  @Test
  void aSilentVendorIsNotWaitedFor() {
    simulator.switches().set(TtLockSimulator.UNLOCK, Misbehaviour.of(Kind.SILENT_AFTER_WORK));
    var start = System.nanoTime();

    assertFails(RETRY_LATER, () -> fixture.impatient().unlock(LOCK));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(simulator.calls(TtLockSimulator.UNLOCK)).isEqualTo(1);
  }

  @Test
  void aWrongPasswordIsWorthARetryWhenSomebodyHasPutItRight() {
    var wrong = new HashMap<>(TtLockSimulator.SECRET);
    wrong.put("password", "654321");
    fixture.secrets.with("ttlock", wrong);
    var vendor = fixture.cold();
    assertFails(RETRY_LATER, () -> vendor.unlock(LOCK));

    fixture.secrets.with("ttlock", TtLockSimulator.SECRET);
    fixture.clock.advance(Duration.ofMinutes(10));

    vendor.unlock(LOCK);
  }

  @Test
  void itIsNotSentToAnAddressWithoutTls() {
    var settings =
        new Settings(
            Map.of("TTLOCK_SECRET_ID", "ttlock", "TTLOCK_API_HOST", "http://lock.example"));

    assertThatThrownBy(
            () ->
                TtLock.create(
                    settings,
                    new Secrets(fixture.secrets, fixture.clock),
                    TokenTables.DYNAMO,
                    fixture.table,
                    fixture.clock))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysNothingPersonalAndNoSecretInAnyLogLine() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    root.addAppender(lines);
    try {
      useBadly();
    } finally {
      root.detachAppender(lines);
    }

    var texts = List.copyOf(lines.list).stream().map(TtLockFailuresTest::text).toList();
    assertThat(texts)
        .isNotEmpty()
        .noneMatch(line -> line.contains(CODE.digits()))
        .noneMatch(line -> line.contains("TTL_A_") || line.contains("TTL_R_"))
        .noneMatch(line -> TtLockSimulator.SECRET.values().stream().anyMatch(line::contains));
  }

  private void useBadly() {
    var vendor = fixture.cold();
    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);
    var used =
        List.of(
            TtLockSimulator.ADD,
            TtLockSimulator.GET,
            TtLockSimulator.DELETE,
            TtLockSimulator.UNLOCK,
            TtLockSimulator.PASSCODES,
            TtLockSimulator.RECORDS,
            TtLockSimulator.TOKEN);
    Stream.of(
            Misbehaviour.error("-3003"),
            Misbehaviour.error("10004"),
            Misbehaviour.error("-3007"),
            Misbehaviour.status(500),
            Misbehaviour.of(Kind.GARBAGE),
            Misbehaviour.of(Kind.RESET))
        .forEach(
            misbehaviour -> {
              used.forEach(endpoint -> simulator.switches().set(endpoint, misbehaviour));
              whatever(() -> vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY));
              whatever(() -> vendor.offlineCode(LOCK, GRANT, NINETEEN_TO_TWENTY));
              whatever(() -> vendor.remove(LOCK, GRANT));
              whatever(() -> vendor.recordsSince(LOCK, TEN));
              whatever(() -> vendor.unlock(LOCK));
            });
    simulator.type(DOOR, CODE.digits());
    whatever(() -> vendor.delivered("wrong", "records=" + CODE.digits()));
  }

  private void whatever(ThrowingCallable call) {
    // Past the cool-down after a token that could not be fetched.
    fixture.clock.advance(Duration.ofSeconds(10));
    try {
      call.call();
    } catch (Throwable failure) {
      assertThat(failure).isInstanceOf(LockFailure.class);
      assertThat(failure.toString()).doesNotContain(CODE.digits()).doesNotContain("TTL_");
    }
  }

  private List<TtLock> instances(int count) {
    var instances = new ArrayList<TtLock>();
    for (var number = 0; number < count; number++) {
      instances.add(fixture.cold());
    }
    return instances;
  }

  private static String text(ILoggingEvent line) {
    var thrown = line.getThrowableProxy();
    var message = line.getFormattedMessage() + line.getMDCPropertyMap();
    return thrown == null ? message : message + ThrowableProxyUtil.asString(thrown);
  }
}

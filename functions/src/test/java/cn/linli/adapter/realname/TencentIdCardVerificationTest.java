package cn.linli.adapter.realname;

import static cn.linli.identity.IdentityError.AUTHORITY_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.identity.RealNameAuthority.Verdict;
import cn.linli.shared.Refusal;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.sim.HandClock;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Misbehaviour.Kind;
import cn.linli.sim.Person;
import cn.linli.sim.RealNameSimulator;
import cn.linli.sim.SampleIds;
import cn.linli.sim.SimulatedSecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TencentIdCardVerificationTest {
  private static final Person WANG = Person.of("wang");

  private final HandClock clock = new HandClock(Instant.parse("2026-01-05T02:00:00Z"));
  private final RealNameSimulator authority = new RealNameSimulator();
  private final SimulatedSecrets secrets =
      new SimulatedSecrets().with("realname", RealNameSimulator.SECRET);
  private final TencentIdCardVerification verification =
      new TencentIdCardVerification(
          new Settings(
              Map.of("REALNAME_SECRET_ID", "realname", "REALNAME_ENDPOINT", authority.baseUrl())),
          new Secrets(secrets, clock));

  @AfterEach
  void close() {
    authority.close();
  }

  @Test
  void matchesANameAndItsNumber() {
    assertThat(verification.check("王芳", WANG.idNumber())).isEqualTo(Verdict.MATCH);
  }

  @Test
  void findsThatTheyDoNotBelongTogether() {
    assertThat(verification.check("李伟", WANG.idNumber())).isEqualTo(Verdict.MISMATCH);
    assertThat(verification.check(RealNameSimulator.WRONG_NAME, invented()))
        .isEqualTo(Verdict.MISMATCH);
  }

  @Test
  void believesTheFirstNameOfANumberNobodyKnows() {
    assertThat(verification.check("张三", invented())).isEqualTo(Verdict.MATCH);
    assertThat(verification.check("张三", invented())).isEqualTo(Verdict.MATCH);
    assertThat(verification.check("李四", invented())).isEqualTo(Verdict.MISMATCH);
  }

  @Test
  void takesWhatCannotExistForAMismatch() {
    assertThat(verification.check("王芳", "110105194912310021")).isEqualTo(Verdict.MISMATCH);
    assertThat(verification.check("1", WANG.idNumber())).isEqualTo(Verdict.MISMATCH);
  }

  @Test
  void findsNoRecord() {
    assertThat(verification.check("王芳", RealNameSimulator.numberWithResult(5)))
        .isEqualTo(Verdict.NO_RECORD);
    assertThat(verification.check("王芳", "11010519491231002X")).isEqualTo(Verdict.NO_RECORD);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6, 7})
  void isUnavailableWhenTheRegisterIs(int result) {
    assertUnavailable(() -> verification.check("王芳", RealNameSimulator.numberWithResult(result)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UnauthorizedOperation.Arrears", "RequestLimitExceeded", "InternalError"})
  void isUnavailableOnAnErrorOfTheCloud(String error) {
    authority.switches().set(RealNameSimulator.ENDPOINT, Misbehaviour.error(error));

    assertUnavailable(() -> verification.check("王芳", WANG.idNumber()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"STATUS", "RESET", "GARBAGE"})
  void isUnavailableWhenTheAuthorityMisbehaves(Kind kind) {
    var broken = kind == Kind.STATUS ? Misbehaviour.status(500) : Misbehaviour.of(kind);
    authority.switches().set(RealNameSimulator.ENDPOINT, broken);

    assertUnavailable(() -> verification.check("王芳", WANG.idNumber()));
  }

  @Test
  void doesNotWaitForASilentAuthorityNorPayTwice() {
    authority.switches().set(RealNameSimulator.ENDPOINT, Misbehaviour.of(Kind.SILENT_AFTER_WORK));
    var start = System.nanoTime();

    assertUnavailable(() -> verification.check("王芳", WANG.idNumber()));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(authority.calls()).isEqualTo(1);
  }

  @Test
  void isUnavailableWithAWrongKeyUntilTheSecretIsRight() {
    secrets.with("realname", Map.of("secretId", "SIMULATEDid00000051", "secretKey", "wrong"));
    assertUnavailable(() -> verification.check("王芳", WANG.idNumber()));

    secrets.with("realname", RealNameSimulator.SECRET);
    clock.advance(Duration.ofMinutes(10));

    assertThat(verification.check("王芳", WANG.idNumber())).isEqualTo(Verdict.MATCH);
  }

  private static String invented() {
    return SampleIds.number(LocalDate.of(1999, 9, 9), 77);
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(AUTHORITY_UNAVAILABLE));
  }
}

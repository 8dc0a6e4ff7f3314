package cn.linli.adapter.records;

import static cn.linli.sim.BusinessRecordsSimulator.ABNORMAL;
import static cn.linli.sim.BusinessRecordsSimulator.BUSINESS;
import static cn.linli.sim.BusinessRecordsSimulator.CLEAN;
import static cn.linli.sim.BusinessRecordsSimulator.DISHONEST;
import static cn.linli.sim.BusinessRecordsSimulator.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.merchant.NegativeRecords;
import cn.linli.merchant.NegativeRecords.Finding;
import cn.linli.merchant.NegativeRecords.Kind;
import cn.linli.merchant.RecordsFailure;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.sim.BusinessRecordsSimulator;
import cn.linli.sim.HandClock;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.SampleCodes;
import cn.linli.sim.SimulatedSecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TianyanchaTest {
  private static final String NAME = "北京和平里食品有限公司";

  private final HandClock clock = new HandClock(Instant.parse("2026-01-05T02:00:00Z"));
  private final BusinessRecordsSimulator records = new BusinessRecordsSimulator();
  private final SimulatedSecrets secrets =
      new SimulatedSecrets().with("records", BusinessRecordsSimulator.SECRET);
  private final Tianyancha tianyancha =
      Tianyancha.create(
          new Settings(
              Map.of(
                  "BUSINESS_RECORDS_SECRET_ID",
                  "records",
                  "BUSINESS_RECORDS_API_HOST",
                  records.baseUrl())),
          new Secrets(secrets, clock),
          Duration.ofMillis(500));

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void findsNothingAgainstACleanBusiness() {
    assertThat(tianyancha.ask(NAME, CLEAN)).isEqualTo(new NegativeRecords.Clean());
  }

  @Test
  void findsWhatIsRecordedAndLeavesNamesOfPersonsThere() {
    assertThat(tianyancha.ask("北京幸福里果业有限公司", RECORDED))
        .isEqualTo(
            new NegativeRecords.Findings(
                List.of(
                    new Finding(
                        Kind.ABNORMAL,
                        LocalDate.of(2024, 7, 9),
                        LocalDate.of(2025, 1, 20),
                        "未依照规定的期限公示年度报告; 北京市东城区市场监督管理局"),
                    new Finding(Kind.GRAVE, LocalDate.of(2024, 1, 1), null, "生产销售不符合标准的食品"),
                    new Finding(
                        Kind.PUNISHED, LocalDate.of(2025, 3, 15), null, "经营超过保质期的食品; 罚款5000元"),
                    new Finding(
                        Kind.DISHONEST,
                        LocalDate.of(2025, 1, 1),
                        null,
                        "有履行能力而拒不履行生效法律文书确定义务; （2024）京0101执1234号"))));
  }

  @Test
  void doesNotCallABusinessCleanThatDoesNotExistOrHasAnotherName() {
    assertThat(tianyancha.ask(NAME, SampleCodes.code(99))).isEqualTo(new NegativeRecords.Unknown());
    assertThat(tianyancha.ask("北京和平里果业有限公司", CLEAN)).isEqualTo(new NegativeRecords.Unknown());
    assertThat(records.calls(ABNORMAL)).as("what is billed").isZero();
  }

  @Test
  void readsBracketsInBothWidths() {
    records.register(SampleCodes.code(3), "和平里（北京）食品有限公司");

    assertThat(tianyancha.ask("和平里(北京)食品有限公司", SampleCodes.code(3)))
        .isEqualTo(new NegativeRecords.Clean());
  }

  @Test
  void takesARecordWithoutADate() {
    records.record(CLEAN, DISHONEST, Map.of("publishdate", "-", "casecode", "1号"));

    assertThat(tianyancha.ask(NAME, CLEAN))
        .isEqualTo(
            new NegativeRecords.Findings(List.of(new Finding(Kind.DISHONEST, null, null, "1号"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"300001", "300002", "300004", "300005", "300006", "300007", "300009"})
  void asksLaterWhenItIsNotForTheQuestion(String code) {
    records.switches().set(DISHONEST, Misbehaviour.error(code));

    assertFails(RecordsFailure.Kind.LATER, () -> tianyancha.ask(NAME, CLEAN));
  }

  @Test
  void isRefusedForABadQuestion() {
    records.switches().set(BUSINESS, Misbehaviour.error("300008"));

    assertFails(RecordsFailure.Kind.REFUSED, () -> tianyancha.ask(NAME, CLEAN));
  }

  @ParameterizedTest
  @EnumSource(
      value = Misbehaviour.Kind.class,
      names = {"STATUS", "RESET", "GARBAGE", "SILENT_AFTER_WORK"})
  void asksLaterWhenTheVendorMisbehaves(Misbehaviour.Kind kind) {
    var broken =
        kind == Misbehaviour.Kind.STATUS ? Misbehaviour.status(502) : Misbehaviour.of(kind);
    records.switches().set(ABNORMAL, broken);

    assertFails(RecordsFailure.Kind.LATER, () -> tianyancha.ask(NAME, CLEAN));
  }

  @Test
  void asksLaterUntilTheTokenIsRight() {
    secrets.with("records", Map.of("token", "wrong"));
    assertFails(RecordsFailure.Kind.LATER, () -> tianyancha.ask(NAME, CLEAN));

    secrets.with("records", BusinessRecordsSimulator.SECRET);
    clock.advance(Duration.ofMinutes(10));

    assertThat(tianyancha.ask(NAME, CLEAN)).isEqualTo(new NegativeRecords.Clean());
  }

  @Test
  void asksLaterWithoutASecret() {
    secrets.with("records", Map.of());

    assertFails(RecordsFailure.Kind.LATER, () -> tianyancha.ask(NAME, CLEAN));
  }

  private static void assertFails(RecordsFailure.Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RecordsFailure.class,
            failure -> assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind));
  }
}

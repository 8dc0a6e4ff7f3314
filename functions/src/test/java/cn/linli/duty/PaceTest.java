package cn.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.duty.Pace.Behind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is behind, with every boundary. */
class PaceTest {
  /** Of ten a year, one is owed after every 36.5 days. */
  @ParameterizedTest
  @CsvSource({
    "2027-01-01, 0, 0",
    "2027-02-06, 0, 0",
    "2027-02-07, 0, 1",
    "2027-02-07, 1, 0",
    "2027-07-02, 4, 0",
    "2027-07-03, 4, 1",
    "2027-07-03, 5, 0",
    "2027-07-02, 5, 0",
    "2027-12-31, 9, 0",
    "2028-01-01, 9, 1",
    "2028-01-01, 10, 0",
    "2030-05-05, 9, 1",
    "2026-05-05, 0, 0",
  })
  void owesTheShareOfTheDaysThatAreOverRoundedDown(LocalDate day, int held, long by) {
    assertThat(by(Pace.of(2027, 10, null), day, Map.of(1, held))).isEqualTo(by);
  }

  /** Half of a year is over when its 183rd day is. */
  @ParameterizedTest
  @CsvSource({"2027-07-02, 4", "2027-07-03, 5", "2028-07-01, 4", "2028-07-02, 5"})
  void aLeapYearIsADayLonger(LocalDate day, long expected) {
    var behind = Pace.of(day.getYear(), 10, null).behind(day, month -> 0).orElseThrow();

    assertThat(behind.expected()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-31, 0, 0, 1",
    "2027-02-01, 0, 0, 2",
    "2027-02-01, 1, 0, 1",
    "2027-02-01, 2, 0, 0",
    "2027-02-28, 2, 1, 0",
    "2027-03-01, 2, 1, 1",
    "2027-03-01, 4, 0, 2",
    "2027-03-01, 1, 3, 1",
    "2027-03-01, 2, 2, 0",
  })
  void twoAMonthAreOwedInEachMonthThatIsOver(LocalDate day, int january, int february, long by) {
    var pace = Pace.of(2027, 24, null);

    assertThat(pace.isMonthly()).isTrue();
    assertThat(by(pace, day, Map.of(1, january, 2, february))).isEqualTo(by);
  }

  @Test
  void namesTheMonthsThatHadTooFewAndForgetsThemInWhatIsNews() {
    var behind =
        Pace.of(2027, 24, null)
            .behind(LocalDate.of(2027, 4, 1), held(Map.of(1, 1, 2, 6, 3, 2)))
            .orElseThrow();

    assertThat(behind).isEqualTo(new Behind(1, 6, 9, List.of("2027-01")));
    assertThat(behind.isNewsOf(Period.month(YearMonth.of(2027, 1)))).isTrue();
    assertThat(behind.isNewsOf(Period.month(YearMonth.of(2027, 3)))).isFalse();
  }

  @Test
  void aPlanByQuarterOwesEachQuarterByItself() {
    var plan = plan(10, List.of(4, 0, 2, 4), null, null);
    var pace = Pace.of(2027, 10, plan);

    assertThat(pace.isMonthly()).isFalse();
    assertThat(by(pace, LocalDate.of(2027, 3, 31), Map.of())).isZero();
    assertThat(by(pace, LocalDate.of(2027, 4, 1), Map.of(3, 3))).isEqualTo(1);
    assertThat(by(pace, LocalDate.of(2027, 7, 1), Map.of(3, 4))).isZero();
    assertThat(by(pace, LocalDate.of(2027, 10, 1), Map.of(3, 4, 6, 2))).isEqualTo(2);
  }

  @Test
  void aPlanByMonthTakesThePlaceOfTwoAMonth() {
    var plan = plan(24, null, List.of(0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4), null);
    var pace = Pace.of(2027, 24, plan);

    assertThat(pace.isMonthly()).isTrue();
    assertThat(by(pace, LocalDate.of(2027, 7, 1), Map.of())).isZero();
    assertThat(by(pace, LocalDate.of(2027, 8, 1), Map.of(7, 3))).isEqualTo(1);
  }

  @Test
  void aTargetAboveTheDutyIsOwedByItsShareBesideTheMonths() {
    var pace = Pace.of(2027, 24, plan(48, null, null, null));

    assertThat(pace.target()).isEqualTo(48);
    assertThat(by(pace, LocalDate.of(2027, 3, 1), Map.of(1, 2, 2, 2))).isEqualTo(3);
  }

  @Test
  void aTargetBelowTheDutyForAReasonIsAllThatIsOwed() {
    var pace = Pace.of(2027, 24, plan(6, null, null, "场地装修"));

    assertThat(pace.isMonthly()).isFalse();
    assertThat(by(pace, LocalDate.of(2027, 3, 1), Map.of())).isZero();
    assertThat(by(pace, LocalDate.of(2027, 3, 3), Map.of())).isEqualTo(1);
  }

  @Test
  void aPlanWithoutAReasonFallsWhenTheDutyGrowsAboveIt() {
    var written = plan(12, null, Collections.nCopies(12, 1), null);

    assertThat(Pace.of(2027, 12, written).plan()).isEqualTo(written);
    assertThat(Pace.of(2027, 24, written).target()).isEqualTo(24);
    assertThat(by(Pace.of(2027, 24, written), LocalDate.of(2027, 2, 1), Map.of(1, 1))).isEqualTo(1);
  }

  @Test
  void nothingIsOwedWithoutADuty() {
    assertThat(Pace.of(2027, 0, null).behind(LocalDate.of(2028, 1, 1), month -> 0)).isEmpty();
  }

  private static Plan plan(
      int target, List<Integer> byQuarter, List<Integer> byMonth, String reason) {
    return new Plan(Registry.COMMUNITY, 2027, "any", target, byQuarter, byMonth, reason, 1);
  }

  private static long by(Pace pace, LocalDate day, Map<Integer, Integer> months) {
    return pace.behind(day, held(months)).map(Behind::by).orElse(0L);
  }

  private static ToLongFunction<YearMonth> held(Map<Integer, Integer> months) {
    return month -> months.getOrDefault(month.getMonthValue(), 0);
  }
}

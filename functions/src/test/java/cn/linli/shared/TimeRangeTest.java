package cn.linli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @Test
  void neighboursTouchAndDoNotOverlap() {
    var six = range("2026-12-01T18:00:00Z", "2026-12-01T19:00:00Z");
    var seven = range("2026-12-01T19:00:00Z", "2026-12-01T20:00:00Z");

    assertThat(six.overlaps(seven)).isFalse();
    assertThat(seven.overlaps(six)).isFalse();
    assertThat(six.contains(six.start())).isTrue();
    assertThat(six.contains(six.end())).isFalse();
    assertThat(six.overlaps(range("2026-12-01T18:59:59Z", "2026-12-01T19:30:00Z"))).isTrue();
  }

  @Test
  void aDayIsTheCommunitysDay() {
    var newYear = TimeRange.day(LocalDate.of(2027, 1, 1), CHINA);

    assertThat(newYear.start()).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
    assertThat(newYear.days(CHINA)).containsExactly(LocalDate.of(2027, 1, 1));
    assertThat(range("2026-12-31T15:00:00Z", "2026-12-31T17:00:00Z").days(CHINA))
        .containsExactly(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 1));
    assertThat(range("2026-12-31T15:00:00Z", "2026-12-31T16:00:00Z").days(CHINA))
        .containsExactly(LocalDate.of(2026, 12, 31));
  }

  @Test
  void refusesARangeThatDoesNotEndAfterItStarts() {
    assertThatThrownBy(() -> range("2026-12-01T18:00:00Z", "2026-12-01T18:00:00Z"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TimeRange range(String start, String end) {
    return new TimeRange(Instant.parse(start), Instant.parse(end));
  }
}

package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTest {
  private static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "22:00, 07:00, 2026-12-01T21:59, 2026-12-01T21:59",
    "22:00, 07:00, 2026-12-01T22:00, 2026-12-02T07:00",
    "22:00, 07:00, 2026-12-31T23:59, 2027-01-01T07:00",
    "22:00, 07:00, 2026-12-01T00:00, 2026-12-01T07:00",
    "22:00, 07:00, 2026-12-01T06:59, 2026-12-01T07:00",
    "22:00, 07:00, 2026-12-01T07:00, 2026-12-01T07:00",
    "12:00, 14:00, 2026-12-01T11:59, 2026-12-01T11:59",
    "12:00, 14:00, 2026-12-01T12:00, 2026-12-01T14:00",
    "12:00, 14:00, 2026-12-01T14:00, 2026-12-01T14:00",
    "22:00, 00:00, 2026-12-01T23:00, 2026-12-02T00:00",
    "00:00, 00:00, 2026-12-01T00:00, 2026-12-01T00:00",
    "08:00, 08:00, 2026-12-01T08:00, 2026-12-01T08:00"
  })
  void nothingIsPushedThatCanWait(
      LocalTime from, LocalTime until, LocalDateTime wanted, LocalDateTime next) {
    var quiet = new Quiet(from, until);

    assertThat(quiet.next(wanted.atZone(CALENDAR).toInstant(), CALENDAR))
        .isEqualTo(next.atZone(CALENDAR).toInstant());
  }
}

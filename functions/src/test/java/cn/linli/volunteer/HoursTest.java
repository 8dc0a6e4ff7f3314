package cn.linli.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a time counts, and which times are somebody's. */
class HoursTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final TimeRange SHIFT =
      new TimeRange(Instant.parse("2026-12-05T01:00:00Z"), Instant.parse("2026-12-05T03:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "01:00:00, 03:00:00, 120",
    "00:10:00, 05:00:00, 120",
    "01:00:00, 01:07:59, 0",
    "01:00:00, 01:08:00, 15",
    "01:00:00, 01:22:00, 15",
    "01:00:00, 01:23:00, 30",
    "02:30:00, 03:40:00, 30",
    "03:00:00, 03:40:00, 0",
    "00:00:00, 01:00:00, 0",
    "01:30:00, 01:30:00, 0"
  })
  void countsWholeQuartersWithinTheShift(String in, String out, int minutes) {
    var counted =
        Hours.counted(
            SHIFT,
            Instant.parse("2026-12-05T" + in + "Z"),
            Instant.parse("2026-12-05T" + out + "Z"));

    assertThat(counted).isEqualTo(minutes);
  }

  @Test
  void aTimeOfTheWeekCoversWhatLiesInIt() {
    var saturday = List.of(new Availability("saturday", "09:00", "11:00"));

    assertThat(Availability.cover(saturday, SHIFT, SHANGHAI)).isTrue();
    assertThat(Availability.cover(List.of(), SHIFT, SHANGHAI)).isFalse();
    assertThat(
            Availability.cover(
                List.of(new Availability("saturday", "09:15", "24:00")), SHIFT, SHANGHAI))
        .isFalse();
    assertThat(
            Availability.cover(
                List.of(new Availability("sunday", "09:00", "11:00")), SHIFT, SHANGHAI))
        .isFalse();
  }

  @Test
  void overMidnightEachDayNeedsItsPart() {
    var night =
        new TimeRange(Instant.parse("2026-12-05T14:00:00Z"), Instant.parse("2026-12-05T17:00:00Z"));
    var evening = new Availability("saturday", "20:00", "24:00");
    var morning = new Availability("sunday", "00:00", "01:00");

    assertThat(Availability.cover(List.of(evening, morning), night, SHANGHAI)).isTrue();
    assertThat(Availability.cover(List.of(evening), night, SHANGHAI)).isFalse();
  }
}

package cn.linli.venue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A room that is open day and night on Wednesdays and Thursdays and is kept free for an hour. */
class ZoneDayTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 12, 2);
  private static final Instant NOW = Instant.parse("2026-12-01T04:00:00Z");
  private static final BookingRules RULES =
      new BookingRules(
          15, 60, 15, 1440, 7, null, 0, null, null, null, null, null, null, null, null);
  private static final Zone ROOM =
      new Zone(
          new CommunityId("test"),
          "room",
          "夜读",
          null,
          20,
          List.of(),
          Access.CODE,
          List.of(
              new Hours("wednesday", "00:00", "24:00"), new Hours("thursday", "00:00", "24:00")),
          RULES,
          1);

  private final Map<LocalDate, DayClaims> asked = new HashMap<>();

  /** Slots are quarters of an hour from midnight. */
  @ParameterizedTest
  @CsvSource({"0, 92", "1, 93", "3, 95", "4, 96", "40, 96"})
  void theTimeKeptFreeReachesOverMidnight(int takenTomorrow, int freeUntil) {
    var free = day(WEDNESDAY, takenTomorrow).free();

    assertThat(free.nextClearBit(0)).isEqualTo(freeUntil);
    assertThat(free.cardinality()).isEqualTo(freeUntil);
  }

  @Test
  void theNextDayIsAskedForOnlyWhereItMatters() {
    day(LocalDate.of(2026, 12, 4), 0);

    assertThat(asked).containsOnlyKeys(LocalDate.of(2026, 12, 4));
  }

  private ZoneDay day(LocalDate date, int takenTomorrow) {
    return ZoneDay.of(
        ROOM,
        new ZoneTree(List.of(ROOM)),
        date,
        day -> asked.computeIfAbsent(day, each -> claims(each, date, takenTomorrow)),
        CHINA,
        NOW);
  }

  private static DayClaims claims(LocalDate day, LocalDate today, int takenTomorrow) {
    var taken = new BitSet();
    if (day.isAfter(today)) {
      taken.set(takenTomorrow);
    }
    return new DayClaims(day, Map.of("room", taken));
  }
}

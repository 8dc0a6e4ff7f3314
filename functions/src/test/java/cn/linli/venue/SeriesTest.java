package cn.linli.venue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the weeks of a series are, and what makes two requests the same. */
class SeriesTest {
  private static final CommunityId COMMUNITY = new CommunityId("test");
  private static final PersonId PERSON = new PersonId(UUID.randomUUID());
  private static final UUID ID = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({
    "Asia/Shanghai, 2026-12-24T10:00, 1, 2026-12-31T10:00, 2026-12-31T12:00",
    "Asia/Shanghai, 2026-12-24T10:00, 2, 2027-01-07T10:00, 2027-01-07T12:00",
    "Asia/Shanghai, 2028-02-22T10:00, 1, 2028-02-29T10:00, 2028-02-29T12:00",
    "Europe/Berlin, 2026-03-26T10:00, 1, 2026-04-02T10:00, 2026-04-02T12:00",
    "Europe/Berlin, 2026-10-22T10:00, 1, 2026-10-29T10:00, 2026-10-29T12:00",
    "Europe/Berlin, 2026-03-22T02:00, 1, 2026-03-29T03:00, 2026-03-29T05:00",
    "Europe/Berlin, 2026-10-18T02:00, 1, 2026-10-25T02:00, 2026-10-25T03:00",
  })
  void aWeekBeginsAtTheSameLocalTimeAndLastsAsLong(
      ZoneId calendar, LocalDateTime first, int week, LocalDateTime start, LocalDateTime end) {
    var series = series(calendar, first, "排练");

    var time = series.time(week, calendar);

    assertThat(LocalDateTime.ofInstant(time.start(), calendar)).isEqualTo(start);
    assertThat(LocalDateTime.ofInstant(time.end(), calendar)).isEqualTo(end);
    assertThat(time.length()).isEqualTo(series.first().length());
  }

  @Test
  void eachWeekHasAnIdOfItsOwnThatLooksLikeAnyOther() {
    var series = series(ZoneId.of("Asia/Shanghai"), LocalDateTime.parse("2026-12-24T10:00"), "排练");

    var ids = IntStream.range(0, 26).mapToObj(series::reservation).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids)
        .allMatch(
            id ->
                id.toString()
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));
    assertThat(series.reservation(3)).isEqualTo(series.reservation(3));
  }

  @Test
  void theNoteTellsRequestsApartAndIsNotKept() {
    var calendar = ZoneId.of("Asia/Shanghai");
    var first = LocalDateTime.parse("2026-12-24T10:00");
    var series = series(calendar, first, "排练");

    assertThat(series.isOf(PERSON, command(calendar, first, "排练"))).isTrue();
    assertThat(series.isOf(PERSON, command(calendar, first, "合唱"))).isFalse();
    assertThat(series.isOf(PERSON, command(calendar, first, null))).isFalse();
    assertThat(series.toString()).doesNotContain("排练");
  }

  private static Series series(ZoneId calendar, LocalDateTime first, String note) {
    return Series.of(PERSON, command(calendar, first, note), Series.UNDECIDED, Instant.EPOCH);
  }

  private static SeriesCommands.Place command(ZoneId calendar, LocalDateTime first, String note) {
    return new SeriesCommands.Place(
        COMMUNITY,
        ID,
        "hall",
        first.atZone(calendar).toInstant(),
        first.atZone(calendar).plusHours(2).toInstant(),
        26,
        Series.Mode.PARTIAL,
        5,
        null,
        null,
        note);
  }
}

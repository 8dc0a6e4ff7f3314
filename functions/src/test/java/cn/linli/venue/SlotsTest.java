package cn.linli.venue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @Test
  void splitsARangeAtTheCommunitysMidnight() {
    var range =
        new TimeRange(Instant.parse("2026-12-31T15:00:00Z"), Instant.parse("2026-12-31T16:30:00Z"));

    var slots = Slots.of(range, CHINA);

    assertThat(slots.get(LocalDate.of(2026, 12, 31)).stream().boxed())
        .containsExactly(92, 93, 94, 95);
    assertThat(slots.get(LocalDate.of(2027, 1, 1)).stream().boxed()).containsExactly(0, 1);
  }

  @Test
  void turnsSlotsBackIntoRanges() {
    var day = LocalDate.of(2026, 12, 1);
    var range =
        new TimeRange(Instant.parse("2026-12-01T01:00:00Z"), Instant.parse("2026-12-01T03:00:00Z"));

    assertThat(Slots.ranges(Slots.of(range, CHINA).get(day), day, CHINA)).containsExactly(range);
  }

  @Test
  void countsTheQuartersOfADayOfTwentyFiveHours() {
    var berlin = ZoneId.of("Europe/Berlin");
    var longDay = LocalDate.of(2026, 10, 25);

    var slots = Slots.of(TimeRange.day(longDay, berlin), berlin).get(longDay);

    assertThat(slots.cardinality()).isEqualTo(100);
    assertThat(Hours.open(List.of(new Hours("sunday", "00:00", "24:00")), longDay, berlin))
        .isEqualTo(slots);
  }

  @Test
  void aBookingClaimsItsZoneAndTheLeavesBelowAndMeetsEverythingAboveAndBelow() {
    var tree =
        new ZoneTree(
            List.of(
                zone("house", null),
                zone("floor", "house"),
                zone("room", "floor"),
                zone("attic", "house")));

    assertThat(tree.claimed("house")).containsExactlyInAnyOrder("house", "room", "attic");
    assertThat(tree.claimed("room")).containsExactly("room");
    assertThat(tree.related("floor")).containsExactlyInAnyOrder("house", "floor", "room");
    assertThat(tree.related("attic")).containsExactlyInAnyOrder("house", "attic");
    assertThat(tree.inOrder())
        .extracting(Zone::id)
        .containsExactly("house", "floor", "room", "attic");
  }

  private static Zone zone(String id, String parent) {
    var rules =
        new BookingRules(30, 0, 30, 60, 7, null, 0, null, null, null, null, null, null, null, null);
    return new Zone(
        new CommunityId("test"), id, id, parent, 9, List.of(), Access.CODE, null, rules, 1);
  }
}

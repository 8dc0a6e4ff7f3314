package cn.linli.venue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A row per rule, and one on each side of every boundary. Wednesday 2 December 2026; open 9 to 21
 * and again from 22.
 */
class ReservationRulesTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final CommunityId COMMUNITY = new CommunityId("test");
  private static final PersonId PERSON = new PersonId(UUID.randomUUID());
  private static final Instant NOW = at("2026-12-01T12:00");
  private static final BookingRules BOOKING_RULES =
      new BookingRules(
          30,
          15,
          60,
          180,
          7,
          60,
          120,
          new Quota(1, null, null),
          null,
          null,
          null,
          null,
          null,
          null,
          null);
  private static final List<Hours> HOURS =
      List.of(
          new Hours("wednesday", "09:00", "21:00"),
          new Hours("wednesday", "22:00", "24:00"),
          new Hours("thursday", "00:00", "02:00"),
          new Hours("tuesday", "09:00", "21:00"));

  @ParameterizedTest
  @CsvSource({
    "2026-12-02T09:00, 2026-12-02T10:00, 5, ",
    "2026-12-02T09:15, 2026-12-02T10:00, 5, OFF_GRID",
    "2026-12-02T09:00, 2026-12-02T10:10, 5, OFF_GRID",
    "2026-12-02T09:00:30, 2026-12-02T10:00:30, 5, OFF_GRID",
    "2026-12-02T09:00, 2026-12-02T09:30, 5, TOO_SHORT",
    "2026-12-02T09:00, 2026-12-02T12:00, 5, ",
    "2026-12-02T09:00, 2026-12-02T12:30, 5, TOO_LONG",
    "2026-12-01T12:00, 2026-12-01T13:00, 5, IN_THE_PAST",
    "2026-12-01T12:30, 2026-12-01T13:30, 5, TOO_LATE",
    "2026-12-01T13:00, 2026-12-01T14:00, 5, ",
    "2026-12-08T20:00, 2026-12-08T21:00, 5, ",
    "2026-12-09T09:00, 2026-12-09T10:00, 5, TOO_FAR_AHEAD",
    "2026-12-02T08:30, 2026-12-02T09:30, 5, CLOSED",
    "2026-12-02T20:00, 2026-12-02T21:00, 5, ",
    "2026-12-02T20:30, 2026-12-02T21:30, 5, CLOSED",
    "2026-12-02T20:30, 2026-12-02T22:30, 5, CLOSED",
    "2026-12-02T23:00, 2026-12-03T01:00, 5, ",
    "2026-12-03T01:00, 2026-12-03T03:00, 5, CLOSED",
    "2026-12-05T10:00, 2026-12-05T11:00, 5, CLOSED",
    "2026-12-02T09:00, 2026-12-02T10:00, 20, ",
    "2026-12-02T09:00, 2026-12-02T10:00, 21, TOO_MANY_PEOPLE",
  })
  void theFirstBrokenRuleIsTheAnswer(String start, String end, int people, VenueError expected) {
    var broken = broken(new TimeRange(at(start), at(end)), people, ReservationRulesTest::none);

    assertThat(broken.orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "confirmed, hall, 2026-12-02, PERSON_LIMIT",
    "cancelled, hall, 2026-12-02,",
    "confirmed, attic, 2026-12-02,",
    "confirmed, hall, 2026-12-03,"
  })
  void onlyConfirmedBookingsOfTheZoneAndDayCountAgainstThePerson(
      String state, String zone, String day, VenueError expected) {
    var start = at(day + "T18:00");
    var entry = "%s %d 60 %s".formatted(zone, start.getEpochSecond() / 60, state);
    var month =
        new Month(
            COMMUNITY,
            Month.of(PERSON),
            YearMonth.of(2026, 12),
            Map.of(UUID.randomUUID().toString(), entry),
            1);

    var broken =
        broken(
            new TimeRange(at("2026-12-02T09:00"), at("2026-12-02T10:00")),
            5,
            (owner, any) -> month);

    assertThat(broken.orElse(null)).isEqualTo(expected);
  }

  private static ReservationRules rules() {
    var zone =
        new Zone(COMMUNITY, "hall", "厅", null, 20, List.of(), Access.CODE, HOURS, BOOKING_RULES, 1);
    return new ReservationRules(zone, new ZoneTree(List.of(zone)), CHINA, NOW);
  }

  private static Optional<VenueError> broken(
      TimeRange time, int people, BiFunction<String, YearMonth, Month> months) {
    var use = new Use(people, null, null, null);
    var booking =
        new Booking(
            COMMUNITY,
            UUID.randomUUID(),
            PERSON,
            "hall",
            Set.of("hall"),
            time,
            time,
            time,
            use,
            Charge.FREE,
            null,
            null,
            null,
            NOW,
            1);
    var tally = Tally.of(booking, CHINA, BOOKING_RULES, months);
    try {
      rules().requireTime(time);
      rules().requireUse(time, use, null, tally);
      return Optional.empty();
    } catch (Refusal refused) {
      return Optional.of((VenueError) refused.code());
    }
  }

  private static Month none(String owner, YearMonth month) {
    return Month.empty(COMMUNITY, owner, month);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CHINA).toInstant();
  }
}

package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A zone's days: what everybody sees of them, and what the staff see. */
@SharesTown
class CalendarJourneyTest {
  private static final String ZONES = "/communities/heping-li/zones/";
  private final Town town = Town.get();

  @Test
  void aDayShowsWhenAZoneIsOpenTakenAndFreeAndNobodysName() {
    var day = town.quietDay();
    var resident = town.resident();
    var id = UUID.randomUUID();
    resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);

    var answer = calendar("library", "date=" + day).expect(200);
    var shown = answer.body().at("/days/0");

    assertThat(shown.path("date").asString()).isEqualTo(day.toString());
    assertThat(ranges(shown.path("open"))).isEqualTo("09:00-21:00");
    assertThat(ranges(shown.path("busy"))).isEqualTo("10:00-12:00");
    assertThat(ranges(shown.path("free"))).isEqualTo("09:00-10:00 12:00-21:00");
    assertThat(answer.raw().body()).doesNotContain(id.toString(), resident.person());
  }

  @Test
  void aBookingOfARoomTakesTheWholePlaceAndTheOtherWayRound() {
    var day = town.quietDay();
    town.resident().book("library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
    town.resident().book("whole", Town.at(day, "15:00"), Town.at(day, "16:00")).expect(200);

    assertThat(busy("whole", day)).isEqualTo("10:00-12:00 15:00-16:00");
    assertThat(busy("library", day)).isEqualTo("10:00-12:00 15:00-16:00");
    assertThat(busy("dance-room", day)).isEqualTo("15:00-16:00");
  }

  @Test
  void whatIsKeptFreeAfterABookingIsTakenAndWhatWouldNotLeaveItIsNotFree() {
    var day = town.quietDay();
    var resident = town.resident();
    resident.book("multimedia-room", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);

    var shown = calendar("multimedia-room", "date=" + day).expect(200).body().at("/days/0");

    assertThat(ranges(shown.path("busy"))).isEqualTo("10:00-12:15");
    assertThat(ranges(shown.path("free"))).isEqualTo("09:00-09:45 12:15-21:00");
  }

  @Test
  void aSpecialDayAndABlackoutShowInTheCalendarAndNobodyFindsTheZoneThen() {
    var day = town.quietDay();
    var next = town.quietDay();
    var operator = town.operator();
    operator
        .put(
            ZONES + "library/special-days/" + day,
            "{\"name\":\"读书日\",\"hours\":[{\"from\":\"13:00\",\"to\":\"17:00\"}],\"revision\":0}")
        .expect(200);
    operator
        .put(
            "/communities/heping-li/blackouts/" + UUID.randomUUID(),
            "{\"zone\":\"library\",\"start\":\"%s\",\"end\":\"%s\",\"reason\":\"消毒\"}"
                .formatted(Town.at(next, "10:00"), Town.at(next, "12:00")))
        .expect(200);
    // Lists may be half a minute behind.
    town.passes(Duration.ofSeconds(31));

    assertThat(ranges(shown("library", day).path("open"))).isEqualTo("13:00-17:00");
    assertThat(ranges(shown("library", next).path("open"))).isEqualTo("09:00-10:00 12:00-21:00");
    assertThat(ranges(shown("library", next).path("free"))).isEqualTo("09:00-10:00 12:00-21:00");
    assertThat(found(day, "from=1000&to=1200")).doesNotContain("library");
    assertThat(found(day, "from=1400&to=1600")).contains("library");
    assertThat(found(next, "from=1100&to=1300")).doesNotContain("library").contains("dance-room");
  }

  @Test
  void aWeekIsSevenDaysEachWithItsOwnHours() {
    var monday = town.quietDay();
    while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      monday = town.quietDay();
    }

    var days =
        calendar("meeting-bar", "date=" + monday + "&days=7").expect(200).body().path("days");

    assertThat(days.valueStream().map(day -> ranges(day.path("open"))))
        .containsExactly(
            "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "", "");
    assertThat(days.get(6).path("date").asString()).isEqualTo(monday.plusDays(6).toString());
  }

  @Test
  void theStaffSeeWhichReservationHoldsWhatInOrder() {
    var day = town.quietDay();
    var library = UUID.randomUUID();
    var whole = UUID.randomUUID();
    var resident = town.resident();
    resident.book(whole, "whole", Town.at(day, "15:00"), Town.at(day, "16:00")).expect(200);
    resident.book(library, "library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
    town.resident().book("dance-room", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);

    var ofLibrary = bookings(town.operator(), "library", day).expect(200).body().path("items");
    var ofAll = bookings(town.committee(), "whole", day).expect(200).body().path("items");

    assertThat(ofLibrary.valueStream().map(CalendarJourneyTest::held))
        .containsExactly(library + " library 10:00-12:00", whole + " whole 15:00-16:00");
    assertThat(ofAll.valueStream().map(item -> item.path("zone").asString()))
        .containsExactly("dance-room", "library", "whole");
    assertThat(ofLibrary.get(0).has("person")).isFalse();
  }

  @Test
  void aBookingThatWasCancelledOrMovedHoldsNothingMore() {
    var day = town.quietDay();
    var resident = town.resident();
    var moved = UUID.randomUUID();
    var cancelled = UUID.randomUUID();
    resident.book(moved, "library", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
    resident.book(cancelled, "library", Town.at(day, "13:00"), Town.at(day, "14:00")).expect(200);
    var path = "/communities/heping-li/reservations/";
    resident
        .put(
            path + moved + "/time",
            "{\"start\":\"%s\",\"end\":\"%s\"}"
                .formatted(Town.at(day, "18:00"), Town.at(day, "19:00")))
        .expect(200);
    resident.put(path + cancelled + "/cancellation", "{}").expect(200);

    var items = bookings(town.operator(), "library", day).expect(200).body().path("items");

    assertThat(items.valueStream().map(CalendarJourneyTest::held))
        .containsExactly(moved + " library 18:00-19:00");
  }

  @Test
  void onlyTheStaffOfTheCommunitySeeReservations() {
    var day = town.quietDay();

    assertThat(bookings(town.resident(), "library", day).code()).isEqualTo("access.role-required");
    assertThat(bookings(town.neighbour(), "library", day).code()).isEqualTo("access.not-found");
    assertThat(bookings(town.anybody(), "library", day).code()).isEqualTo("session.required");
  }

  @Test
  void daysAreFromOneToSevenAndZonesAreKnown() {
    var day = town.quietDay();

    for (var days : new String[] {"0", "8", "-1", "1.5", "a", "1,2"}) {
      assertThat(calendar("library", "date=" + day + "&days=" + days).text("/errors/0/parameter"))
          .as(days)
          .isEqualTo("days");
    }
    assertThat(calendar("library", "days=2").text("/errors/0/parameter")).isEqualTo("date");
    assertThat(calendar("nowhere", "date=" + day).code()).isEqualTo("venue.zone-not-found");
    assertThat(town.anybody().get("/communities/none/zones/a/calendar?date=" + day).code())
        .isEqualTo("access.not-found");
  }

  @Test
  void freeSlotsOfSeveralZonesComeInTheOrderTheyWereAskedFor() {
    var path = "/communities/heping-li/free-slots?date=" + town.quietDay() + "&zones=";

    var items = town.anybody().get(path + "library,dance-room,library").expect(200).body();
    var unknown = town.anybody().get(path + "library,nowhere");

    assertThat(items.path("items").valueStream().map(item -> item.path("zone").asString()))
        .containsExactly("library", "dance-room");
    assertThat(unknown.code()).isEqualTo("venue.zone-not-found");
  }

  private Answer calendar(String zone, String query) {
    return town.anybody().get(ZONES + zone + "/calendar?" + query);
  }

  private String busy(String zone, LocalDate day) {
    return ranges(shown(zone, day).path("busy"));
  }

  private JsonNode shown(String zone, LocalDate day) {
    return calendar(zone, "date=" + day).expect(200).body().at("/days/0");
  }

  private List<String> found(LocalDate day, String query) {
    var path = "/communities/heping-li/zone-search?date=" + day + "&" + query;
    var items = town.anybody().get(path).expect(200).body().path("items");
    return items.valueStream().map(item -> item.path("zone").asString()).toList();
  }

  private static Answer bookings(Client caller, String zone, LocalDate day) {
    return caller.get(ZONES + zone + "/bookings?date=" + day);
  }

  private static String held(JsonNode item) {
    return item.path("reservation").asString()
        + " "
        + item.path("zone").asString()
        + " "
        + Town.local(item);
  }

  private static String ranges(JsonNode ranges) {
    return ranges.valueStream().map(Town::local).collect(Collectors.joining(" "));
  }
}

package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything that happens to a reservation can be read afterwards: who, when, what, why. */
class LogJourneyTest {
  private final Town town = Town.get();

  @Test
  void staffReadWhatHappenedToAReservation() {
    var day = town.quietDay();
    var resident = town.resident();
    var id = UUID.randomUUID();
    var path = "/communities/heping-li/reservations/" + id;
    resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);
    var staff = town.operator();
    staff.put(path + "/cancellation", "{\"reason\":\"消防检修\"}").expect(200);

    Eventually.holds(() -> assertThat(items(staff, path + "/log")).hasSize(2));
    var items = items(staff, path + "/log");

    assertThat(items.get(0).path("type").asString()).isEqualTo("venue.reservation-cancelled");
    assertThat(items.get(0).path("by").asString()).isEqualTo(staff.person());
    assertThat(items.get(1).path("type").asString()).isEqualTo("venue.reservation-placed");
    assertThat(items.get(1).path("by").asString()).isEqualTo(resident.person());
    assertThat(items.get(1).path("zone").asString()).isEqualTo("library");
    var month = town.now().atZone(Town.CALENDAR).toString().substring(0, 7);
    assertThat(items(staff, "/communities/heping-li/log?limit=100&month=" + month))
        .contains(items.get(0), items.get(1));
  }

  @Test
  void aBookingShowsInTheStatisticsOfItsMonthAndGoesWhenItIsCancelled() {
    var day = town.quietDay();
    var staff = town.operator();
    var path = "/communities/heping-li/statistics?month=" + day.toString().substring(0, 7);
    long minutes = figure(staff, path, "minutes");
    long cancelled = figure(staff, path, "cancelled");
    var resident = town.resident();
    var id = UUID.randomUUID();
    resident.book(id, "library", Town.at(day, "10:00"), Town.at(day, "11:30")).expect(200);

    Eventually.holds(() -> assertThat(figure(staff, path, "minutes")).isEqualTo(minutes + 90));
    resident.put("/communities/heping-li/reservations/" + id + "/cancellation", "{}").expect(200);

    Eventually.holds(() -> assertThat(figure(staff, path, "cancelled")).isEqualTo(cancelled + 1));
    assertThat(figure(staff, path, "minutes")).isEqualTo(minutes);
  }

  @Test
  void filesComeWithTheirTypeAndName() {
    var staff = town.operator();

    var csv = staff.download("/communities/heping-li/log-file?month=2026-12&format=csv");
    var xlsx = staff.download("/communities/heping-li/statistics-file?month=2026-12&format=xlsx");

    assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
    assertThat(csv.body()).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(xlsx.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"statistics-heping-li-2026-12.xlsx\"");
    assertThat(xlsx.body()).startsWith('P', 'K');
    assertThat(staff.get("/communities/heping-li/log-file?month=2026-12&format=pdf").code())
        .isEqualTo("request.invalid");
    assertThat(
            staff
                .get("/communities/heping-li/log-file?month=2026-12&format=csv&day=2027-01-01")
                .code())
        .isEqualTo("request.invalid");
  }

  @Test
  void residentsAndStaffOfOtherCommunitiesDoNot() {
    var log = "/communities/heping-li/log?month=2026-12";
    var ofReservation = "/communities/heping-li/reservations/" + UUID.randomUUID() + "/log";

    assertThat(town.resident().get(log).code()).isEqualTo("access.role-required");
    assertThat(town.resident().get(ofReservation).code()).isEqualTo("access.role-required");
    assertThat(town.neighbour().get(log).code()).isEqualTo("access.not-found");
    assertThat(town.neighbour().get(ofReservation).code()).isEqualTo("access.not-found");
  }

  @Test
  void aMonthHasToBeOne() {
    var staff = town.operator();

    assertThat(staff.get("/communities/heping-li/log").code()).isEqualTo("request.invalid");
    assertThat(staff.get("/communities/heping-li/log?month=2026-13").code())
        .isEqualTo("request.invalid");
  }

  private static List<JsonNode> items(Client client, String path) {
    return client.get(path).expect(200).body().path("items").valueStream().toList();
  }

  private static long figure(Client client, String path, String measure) {
    return client.get(path).expect(200).body().at("/total/figures/" + measure).asLong();
  }
}

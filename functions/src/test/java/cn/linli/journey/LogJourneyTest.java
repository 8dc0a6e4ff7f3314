package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything that happens to a reservation can be read afterwards: who, when, what, why. */
class LogJourneyTest {
  private static Town town;

  @BeforeAll
  static void found() {
    // The clock of the town that all share is far ahead of its sweep.
    town = Town.another();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

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
  void whatTheStaffChangeOfTheCentreIsThereTooWithWhoDidIt() {
    var zone = "/communities/heping-li/zones/log-room";
    var operator = town.operator();
    var room =
        """
        {"name": "记录室", "parent": "whole", "capacity": %d, "revision": %d, "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 30,
          "cancelBeforeMinutes": 60%s}}
        """;
    town.platform().put(zone, room.formatted(10, 0, "")).expect(200);
    town.passes(Duration.ofSeconds(1));
    operator.put(zone, room.formatted(12, 1, ", \"perPerson\": {\"daily\": 2}")).expect(200);
    town.passes(Duration.ofSeconds(1));
    var day = zone + "/special-days/2027-01-01";
    operator.put(day, "{\"name\":\"元旦\",\"hours\":[],\"revision\":0}").expect(200);
    operator.delete(day).expect(204);

    Eventually.holds(() -> assertThat(about("log-room")).hasSize(4));

    var log = about("log-room").reversed();
    assertThat(log.get(0).has("changed")).isFalse();
    assertThat(log.get(0).path("by").asString()).isEqualTo(town.platform().person());
    assertThat(log.get(1).path("changed").toString()).isEqualTo("[\"capacity\",\"rules\"]");
    assertThat(log.subList(1, 4))
        .allMatch(entry -> entry.path("by").asString().equals(operator.person()));
    assertThat(log.subList(2, 4))
        .allMatch(entry -> entry.path("date").asString().equals("2027-01-01"));
  }

  private static List<JsonNode> about(String zone) {
    var month = town.now().atZone(Town.CALENDAR).toString().substring(0, 7);
    return items(town.operator(), "/communities/heping-li/log?limit=100&month=" + month).stream()
        .filter(entry -> entry.path("zone").asString("").equals(zone))
        .toList();
  }

  @Test
  void whyARequestWasRejectedIsToldToItsPersonAndInTheLog() {
    var day = town.quietDay();
    var resident = town.resident();
    var id = UUID.randomUUID();
    var path = "/communities/heping-li/reservations/" + id;
    resident.book(id, "roof-garden", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);
    var decision = "{\"decision\":\"reject\",\"revision\":1,\"reason\":\"楼顶维修\"}";
    town.committee().put(path + "/decision", decision).expect(200);

    assertThat(resident.get(path).text("/endReason")).isEqualTo("楼顶维修");
    Eventually.holds(() -> assertThat(reasons(path)).contains("楼顶维修"));
    assertThat(items(town.operator(), path + "/log").getFirst().path("by").asString())
        .isEqualTo(town.committee().person());
  }

  @Test
  void aReasonGoesWithTheErasureOfWhomItTellsOf() {
    var resident = new Resident(town, "logbook", 711).moveIn(Town.COMMUNITY);
    var day = town.tomorrow();
    var id = UUID.randomUUID();
    var path = "/communities/heping-li/reservations/" + id;
    resident.book(id, "library", Town.at(day, "15:00"), Town.at(day, "16:00")).expect(200);
    town.operator().put(path + "/cancellation", "{\"reason\":\"本人来电\"}").expect(200);
    Eventually.holds(() -> assertThat(reasons(path)).contains("本人来电"));

    resident.put("/me/erasure", null).expect(202);
    town.passes(Duration.ofMinutes(12));
    town.deployment().tick();

    Eventually.holds(() -> assertThat(reasons(path)).doesNotContain("本人来电"));
    assertThat(items(town.operator(), path + "/log")).hasSize(2);
  }

  private static String reasons(String path) {
    return items(town.operator(), path + "/log").toString();
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
}

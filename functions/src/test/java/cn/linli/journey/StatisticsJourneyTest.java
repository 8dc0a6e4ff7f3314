package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.linli.shared.http.Json;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How much the centre is used can be read, and counted anew to the same numbers. */
@SharesTown
class StatisticsJourneyTest {
  private final Town town = Town.get();

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
  void theRateOfUseIsOfTheOpeningHoursOfTheSeed() {
    var day = town.quietDay();
    var month = day.toString().substring(0, 7);
    town.settles();

    var library = zone(statistics(month), "library");
    var figures = library.at("/breakdown/figures");

    assertThat(library.path("name").asString()).isEqualTo("图书室");
    assertThat(figures.path("openMinutes").asLong()).isBetween(20_000L, 24_000L);
    assertThat(figures.path("rate").asDouble())
        .isCloseTo(
            figures.path("minutes").asDouble() / figures.path("openMinutes").asDouble(),
            within(0.0001));
  }

  @Test
  void aFullRecountEqualsTheStatistics() {
    var day = town.quietDay();
    var resident = town.resident();
    resident.book("library", Town.at(day, "10:00"), Town.at(day, "11:30")).expect(200);
    town.settles();
    var before = statistics(day.toString().substring(0, 7));

    var order = Json.bytes(Map.of("community", Town.COMMUNITY));
    var answer = Json.MAPPER.readTree(town.deployment().lambdas().call("recountStatistics", order));

    assertThat(answer.path("done").asBoolean()).isTrue();
    assertThat(answer.path("differing")).isEmpty();
    assertThat(answer.path("entries").asInt()).isPositive();
    assertThat(statistics(day.toString().substring(0, 7))).isEqualTo(before);
  }

  @Test
  void residentsSeeNoStatistics() {
    var path = "/communities/heping-li/statistics?month=2026-12";

    assertThat(town.resident().get(path).code()).isEqualTo("access.role-required");
    assertThat(town.neighbour().get(path).code()).isEqualTo("access.not-found");
    assertThat(town.anybody().get(path).code()).isEqualTo("session.required");
  }

  private JsonNode statistics(String month) {
    var path = "/communities/heping-li/statistics?month=" + month;
    return town.operator().get(path).expect(200).body();
  }

  private static JsonNode zone(JsonNode statistics, String zone) {
    return statistics
        .path("zones")
        .valueStream()
        .filter(of -> of.path("zone").asString().equals(zone))
        .findFirst()
        .orElseThrow();
  }

  private static long figure(Client client, String path, String measure) {
    return client.get(path).expect(200).body().at("/total/figures/" + measure).asLong();
  }
}

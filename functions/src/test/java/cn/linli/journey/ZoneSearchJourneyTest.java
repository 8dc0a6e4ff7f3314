package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Town;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who knows when, for how many and with what finds where. */
class ZoneSearchJourneyTest {
  private static Town town;

  @BeforeAll
  static void found() {
    // Its own, because every test adds zones to the other one.
    town = Town.another();
    var rules =
        "{\"slotMinutes\":60,\"bufferMinutes\":30,\"minMinutes\":60,\"maxMinutes\":120,"
            + "\"advanceDays\":365,\"cancelBeforeMinutes\":0}";
    town.operator()
        .put(
            "/communities/heping-li/zones/studio",
            "{\"name\":\"录音室\",\"parent\":\"whole\",\"capacity\":6,\"revision\":0,"
                + "\"equipment\":[\"piano\",\"microphone\"],\"rules\":"
                + rules
                + "}")
        .expect(200);
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=1000&to=1200 | studio self-study meeting-bar roof-garden dance-room library multimedia-room whole",
        "from=1000&to=1200&people=25 | roof-garden dance-room library multimedia-room whole",
        "from=1000&to=1200&people=201 | ",
        "from=1000&to=1200&equipment=piano | studio",
        "from=1000&to=1200&equipment=microphone,piano | studio",
        "from=1000&to=1200&equipment=piano,oven | ",
        "from=1000&to=1030 | self-study meeting-bar roof-garden dance-room library multimedia-room",
        "from=1030&to=1130 | self-study meeting-bar roof-garden dance-room library multimedia-room",
        "from=1000&to=1300&people=60 | multimedia-room whole",
        "from=1700&to=1800 | studio self-study roof-garden dance-room library multimedia-room whole",
        "from=0800&to=1000 | self-study",
        "from=2000&to=2400 | ",
        "from=1015&to=1115 | self-study"
      })
  void findsWhatIsOpenBookableLargeEnoughAndEquipped(String query, String expected) {
    var day = town.tomorrow();

    assertThat(found(day, query)).isEqualTo(expected == null ? List.of() : words(expected));
  }

  @Test
  void findsNothingThatIsTakenOrWouldLeaveNoBuffer() {
    var day = town.quietDay();
    var resident = town.resident();
    resident.book("studio", Town.at(day, "12:00"), Town.at(day, "13:00")).expect(200);

    assertThat(found(day, "from=1200&to=1300&people=4")).doesNotContain("studio", "whole");
    assertThat(found(day, "from=1100&to=1200&people=4")).doesNotContain("studio");
    assertThat(found(day, "from=1300&to=1400&people=4")).doesNotContain("studio");
    assertThat(found(day, "from=1000&to=1100&people=4")).contains("studio");
    assertThat(found(day, "from=1400&to=1500&people=4")).contains("studio");
  }

  @Test
  void whatIsFoundCanBeBooked() {
    var day = town.quietDay();
    var answer = search(day, "from=1000&to=1200&equipment=piano").expect(200);
    var zone = answer.text("/items/0/zone");

    var booked =
        town.resident()
            .put(
                "/communities/heping-li/reservations/" + UUID.randomUUID(),
                "{\"zone\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"people\":5}"
                    .formatted(zone, answer.text("/start"), answer.text("/end")));

    assertThat(booked.expect(200).text("/start")).isEqualTo(Town.at(day, "10:00").toString());
  }

  @Test
  void findsNothingInThePastOrTooFarAhead() {
    var yesterday = LocalDate.ofInstant(town.now(), Town.CALENDAR).minusDays(1);

    assertThat(found(yesterday, "from=1000&to=1200")).isEmpty();
    assertThat(found(yesterday.plusDays(50), "from=1000&to=1200&people=25"))
        .isEqualTo(List.of("whole"));
  }

  @ParameterizedTest
  @CsvSource({
    "from=10:00&to=1200, from",
    "from=1000, to",
    "to=1200, from",
    "from=2400&to=2400, from",
    "from=1005&to=1200, from",
    "from=1000&to=1210, to",
    "from=1200&to=1000, to",
    "from=1200&to=1200, to",
    "from=1000&to=1200&people=0, people",
    "from=1000&to=1200&people=10001, people",
    "from=1000&to=1200&people=two, people",
    "from=1000&to=1200&equipment=, equipment",
    "from=1000&to=1200&equipment=%E9%92%A2%E7%90%B4, equipment",
    "from=1000&to=1200&colour=red, colour"
  })
  void saysWhatIsWrongWithASearch(String query, String parameter) {
    var refused = search(town.quietDay(), query).expect(400);

    assertThat(refused.text("/errors/0/parameter")).isEqualTo(parameter);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    var refused =
        town.anybody().get("/communities/heping-li/zone-search?from=9&to=25&people=0").expect(400);

    assertThat(
            refused
                .body()
                .path("errors")
                .valueStream()
                .map(fault -> fault.path("parameter").asString()))
        .containsExactlyInAnyOrder("date", "from", "to", "people");
  }

  private static List<String> found(LocalDate day, String query) {
    return search(day, query)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("zone").asString())
        .toList();
  }

  private static Answer search(LocalDate day, String query) {
    return town.anybody().get("/communities/heping-li/zone-search?date=" + day + "&" + query);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }
}

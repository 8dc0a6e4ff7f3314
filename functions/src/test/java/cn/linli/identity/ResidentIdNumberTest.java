package cn.linli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Against the verified vectors of GB 11643-1999. */
class ResidentIdNumberTest {
  private static JsonNode vectors() throws IOException {
    try (var in = ResidentIdNumberTest.class.getResourceAsStream("/vectors/resident-id.json")) {
      return Json.MAPPER.readTree(in);
    }
  }

  private static Clock clock() throws IOException {
    var at = OffsetDateTime.parse(vectors().path("clock").asString()).toInstant();
    return Clock.fixed(at, ZoneOffset.UTC);
  }

  static Stream<JsonNode> cases() throws IOException {
    return vectors().path("cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judgesLikeTheVectors(JsonNode vector) throws IOException {
    var parsed = ResidentIdNumber.parse(vector.path("id").asString(), clock());

    assertThat(parsed.isPresent())
        .as(vector.path("why").asString())
        .isEqualTo(vector.path("valid").asBoolean() || isForgiven(vector));
    if (vector.has("birthDate")) {
      assertThat(parsed.orElseThrow().birthDate())
          .isEqualTo(LocalDate.parse(vector.path("birthDate").asString()));
    }
  }

  /** The vectors judge what was typed; we normalise first, as their notes advise. */
  private static boolean isForgiven(JsonNode vector) {
    var why = vector.path("why").asString();
    return why.contains("NFKC") || why.contains("trim first");
  }

  @Test
  void aPersonIsOlderFromTheBirthdayOnByChinasCalendar() throws IOException {
    assertThat(ResidentIdNumber.parse("110000200801010025", clock()).orElseThrow().age(clock()))
        .isEqualTo(18);
    assertThat(ResidentIdNumber.parse("110000200801020020", clock()).orElseThrow().age(clock()))
        .isEqualTo(17);
  }

  @Test
  void readsWhatPeopleType() throws IOException {
    assertThat(ResidentIdNumber.parse(" １１０１０５１９４９１２３１００２ｘ ", clock()).orElseThrow().value())
        .isEqualTo("11010519491231002X");
  }

  @Test
  void masksNamesAndPhones() {
    assertThat(Masks.name("王小明")).isEqualTo("王**");
    assertThat(Masks.name("𠮷田")).isEqualTo("𠮷*");
    assertThat(Masks.phone("13800000001")).isEqualTo("138****0001");
    assertThat(Masks.phone("123")).isEqualTo("****");
  }
}

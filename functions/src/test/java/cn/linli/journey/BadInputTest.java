package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fault 39: oversized, malformed, deeply nested, wrongly encoded input is a clear 4xx, quickly, and
 * nothing is stored.
 */
@SharesTown
class BadInputTest {
  private static final Town TOWN = Town.get();
  private static final String GOOD =
      "{\"zone\":\"library\",\"start\":\"2026-12-20T01:00:00Z\",\"end\":\"2026-12-20T02:00:00Z\",\"people\":5}";
  private static Client resident;

  @BeforeAll
  static void aResident() {
    resident = TOWN.resident();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("malformed", "{\"zone\":", 400, "request.malformed", ""),
        Arguments.of("empty", "", 400, "request.malformed", ""),
        Arguments.of("not an object", "[]", 400, "request.invalid", ""),
        Arguments.of("two values", GOOD + GOOD, 400, "request.malformed", ""),
        Arguments.of(
            "the same field twice",
            GOOD.replace("{", "{\"people\":1,"),
            400,
            "request.malformed",
            ""),
        Arguments.of(
            "an unknown field",
            GOOD.replace("{", "{\"discount\":1,"),
            400,
            "request.invalid",
            "/discount"),
        Arguments.of(
            "a wrong type", GOOD.replace(":5", ":\"5\""), 400, "request.invalid", "/people"),
        Arguments.of("a fraction", GOOD.replace(":5", ":5.5"), 400, "request.invalid", "/people"),
        Arguments.of("a null", GOOD.replace(":5", ":null"), 400, "request.invalid", "/people"),
        Arguments.of("too little", GOOD.replace(":5", ":0"), 400, "request.invalid", "/people"),
        Arguments.of(
            "too much",
            GOOD.replace(":5", ":99999999999999999999"),
            400,
            "request.invalid",
            "/people"),
        Arguments.of(
            "too long",
            GOOD.replace("{", "{\"note\":\"" + "长".repeat(201) + "\","),
            400,
            "request.invalid",
            "/note"),
        Arguments.of(
            "no date",
            GOOD.replace("2026-12-20T01", "2026-13-40T01"),
            400,
            "request.invalid",
            "/start"),
        Arguments.of(
            "ends before it starts", GOOD.replace("T02", "T00"), 400, "request.invalid", "/end"),
        Arguments.of(
            "too deep",
            "{\"zone\":" + "[".repeat(500) + "]".repeat(500) + "}",
            400,
            "request.malformed",
            ""),
        Arguments.of(
            "too large",
            "{\"note\":\"" + "x".repeat(70_000) + "\"}",
            413,
            "request.too-large",
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void fault39IsRefusedWithAPointerAndStoresNothing(
      String what, String body, int status, String code, String pointer) {
    var id = UUID.randomUUID();

    var answer = put(id, body.getBytes(StandardCharsets.UTF_8), "application/json");

    assertThat(answer.status()).as(what).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    if (!pointer.isEmpty()) {
      assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    }
    assertThat(answer.raw().headers().firstValue("content-type"))
        .hasValue("application/problem+json");
    assertThat(answer.body().toString()).doesNotContain("Exception").doesNotContain("cn.linli");
    assertThat(Dump.of(TOWN)).doesNotContain(id.toString());
  }

  @Test
  void listsAllFaultsAtOnce() {
    var answer =
        put(
            UUID.randomUUID(),
            "{\"zone\":\"!\",\"people\":0,\"x\":1}".getBytes(StandardCharsets.UTF_8),
            "application/json");

    assertThat(
            answer
                .body()
                .path("errors")
                .valueStream()
                .map(fault -> fault.path("pointer").asString()))
        .containsExactlyInAnyOrder("/zone", "/people", "/x", "/start", "/end");
  }

  @Test
  void fault39RefusesOtherMediaTypesAndCharsets() {
    var body = GOOD.getBytes(StandardCharsets.UTF_8);

    assertThat(put(UUID.randomUUID(), body, "text/plain").code())
        .isEqualTo("request.unsupported-media-type");
    assertThat(put(UUID.randomUUID(), body, null).code())
        .isEqualTo("request.unsupported-media-type");
    assertThat(put(UUID.randomUUID(), body, "application/json; charset=gbk").code())
        .isEqualTo("request.unsupported-media-type");
    var gbk = GOOD.replace("{", "{\"note\":\"合唱排练\",").getBytes(Charset.forName("GBK"));
    assertThat(put(UUID.randomUUID(), gbk, "application/json").code())
        .isEqualTo("request.malformed");
  }

  @Test
  void refusesWrongPathsAndQueries() {
    assertThat(resident.get("/communities/heping-li/reservations/not-a-uuid").code())
        .isEqualTo("request.invalid");
    assertThat(
            resident
                .get("/communities/heping-li/my-reservations?limit=0")
                .text("/errors/0/parameter"))
        .isEqualTo("limit");
    assertThat(
            resident
                .get("/communities/heping-li/my-reservations?limit=x")
                .text("/errors/0/parameter"))
        .isEqualTo("limit");
    assertThat(
            resident
                .get("/communities/heping-li/my-reservations?page=2")
                .text("/errors/0/parameter"))
        .isEqualTo("page");
    assertThat(resident.get("/communities/heping-li/my-reservations?cursor=abc").code())
        .isEqualTo("request.cursor-invalid");
    assertThat(resident.get("/communities/heping-li/free-slots").text("/errors/0/parameter"))
        .isEqualTo("date");
    assertThat(
            resident
                .get("/communities/heping-li/free-slots?date=yesterday")
                .text("/errors/0/parameter"))
        .isEqualTo("date");
    assertThat(resident.get("/communities/UPPER/my-reservations").status()).isEqualTo(404);
    assertThat(resident.get("/communities/heping-li/zones/none").code())
        .isEqualTo("venue.zone-not-found");
    assertThat(resident.get("/nothing/here").status()).isEqualTo(404);
    assertThat(TOWN.anybody().get("/communities/none/zones").status()).isEqualTo(404);
  }

  @Test
  void refusesForgedTokens() {
    var token = resident.token();
    var parts = token.split("\\.", -1);
    var none = "eyJhbGciOiJub25lIn0." + parts[1] + ".";

    for (var forged :
        new String[] {
          "x",
          none,
          parts[0] + "." + parts[1] + "." + parts[2].substring(2) + "AA",
          token.replace('.', ' ')
        }) {
      assertThat(new Client(resident.baseUrl(), null, forged).get("/me").code())
          .isEqualTo("session.invalid");
    }
  }

  @Test
  void fault39AnswersAnyBadInputInUnderFiftyMilliseconds() {
    var large = ("{\"note\":\"" + "x".repeat(60_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    var nanos = new long[21];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      put(UUID.randomUUID(), large, "application/json");
      nanos[i] = System.nanoTime() - start;
    }

    // The median, over HTTP: the machine may be busy with something else now and then.
    Arrays.sort(nanos);
    assertThat(nanos[nanos.length / 2]).isLessThan(50_000_000);
  }

  private static Answer put(UUID id, byte[] body, String contentType) {
    return resident.send("PUT", "/communities/heping-li/reservations/" + id, body, contentType);
  }
}

package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Input that once got around the contract or made a 500. */
@SharesTown
class InputLoopholesTest {
  private final Town town = Town.get();

  @Test
  void blanksAreNoPurposeAndLongNamesNoAccident() {
    var resident = town.resident();
    var path = "/communities/heping-li/people/" + resident.person() + "/disclosures";
    var answer =
        town.operator().post(path, "{\"field\":\"phone\",\"purpose\":\"    \",\"a/b~c\":1}");

    assertThat(
            answer
                .body()
                .path("errors")
                .valueStream()
                .map(fault -> fault.path("pointer").asString()))
        .containsExactlyInAnyOrder("/purpose", "/a~1b~0c");
    var endless = town.operator().post(path, "{\"" + "x".repeat(1000) + "\":1}");
    assertThat(endless.text("/errors/0/pointer").length()).isLessThanOrEqualTo(300);
  }

  @Test
  void datesAreDaysOfOurTime() {
    for (var date :
        new String[] {
          "2026-12-01T00:00:00Z",
          "%2B999999999-12-31",
          "0001-01-01",
          "",
          "%202026-12-01",
          "2026-12-01%20"
        }) {
      assertThat(town.anybody().get("/communities/heping-li/free-slots?date=" + date).code())
          .as(date)
          .isEqualTo("request.invalid");
    }
  }

  @Test
  void limitsAreWrittenInOneWay() {
    for (var limit :
        new String[] {"", "%2B5", "%EF%BC%95", "5%20", "0x5", "5.0", "0", "101", "99999999999"}) {
      assertThat(town.anybody().get("/districts?limit=" + limit).text("/errors/0/parameter"))
          .as(limit)
          .isEqualTo("limit");
    }
  }

  @Test
  void commasPartListsAndNothingElse() {
    var freeSlots = "/communities/heping-li/free-slots?date=" + town.quietDay();
    for (var zones :
        new String[] {"", ",", "a,", ",a", "a,,b", "a%2C", "a,%20b", "a;b", "a,%E9%98%81"}) {
      assertThat(town.anybody().get(freeSlots + "&zones=" + zones).text("/errors/0/parameter"))
          .as(zones)
          .isEqualTo("zones");
    }
    var many = "a,".repeat(40) + "a";
    assertThat(town.anybody().get(freeSlots + "&zones=" + many).text("/errors/0/parameter"))
        .isEqualTo("zones");
    assertThat(town.anybody().get("/districts?limit=1,2").text("/errors/0/parameter"))
        .isEqualTo("limit");
    assertThat(town.anybody().get("/districts?cursor=a,b").code()).isEqualTo("request.invalid");
    assertThat(town.anybody().get(freeSlots + ",2026-12-24").text("/errors/0/parameter"))
        .isEqualTo("date");
  }

  @Test
  void textIsText() {
    var path = "/communities/heping-li/people/" + town.resident().person() + "/disclosures";
    for (var purpose : new String[] {"通知\\u0000改期", "通知\\u001b[31m改期", "通知\\ud83d改期"}) {
      var answer =
          town.operator().post(path, "{\"field\":\"phone\",\"purpose\":\"%s\"}".formatted(purpose));

      assertThat(answer.expect(400).text("/errors/0/pointer")).as(purpose).isEqualTo("/purpose");
    }
    town.operator()
        .post(path, "{\"field\":\"phone\",\"purpose\":\"通知\\n改期 \\ud83d\\ude00\"}")
        .expect(200);
  }

  @Test
  void theNameOfTheSchemeKnowsNoCase() throws Exception {
    var newcomer = town.newcomer();
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(newcomer.baseUrl() + "/me"));
      for (var scheme :
          Map.of("bearer ", 200, "BEARER ", 200, "Basic ", 401, "bearer", 401).entrySet()) {
        request.setHeader("authorization", scheme.getKey() + newcomer.token());
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).as(scheme.getKey()).isEqualTo(scheme.getValue());
      }
    }
  }

  @Test
  void aTokenWithoutKeyIdOrWithLongPathsIsNoAccident() {
    var header = "eyJhbGciOiJFUzI1NiJ9";
    var token = town.newcomer().token();
    var without = header + token.substring(token.indexOf('.'));

    assertThat(new Client(town.anybody().baseUrl(), null, without).get("/me").code())
        .isEqualTo("session.invalid");
    assertThat(town.anybody().get("/communities/heping-li/zones/" + "x".repeat(1100)).code())
        .isEqualTo("request.invalid");
    var utf16 = "{\"channel\":\"mini-program\",\"code\":\"x-1\"}".getBytes(StandardCharsets.UTF_16);
    var path = "/sessions/" + UUID.randomUUID();
    assertThat(town.anybody().send("PUT", path, utf16, "application/json").code())
        .isEqualTo("request.malformed");
  }

  @Test
  void aQueryNeverSpeaksForTheBody() {
    var resident = town.resident();
    var day = town.quietDay();
    var body =
        "{\"zone\":\"library\",\"start\":\"%s\",\"end\":\"%s\",\"people\":5}"
            .formatted(Town.at(day, "10:00"), Town.at(day, "11:00"));

    var refused =
        resident.put(
            "/communities/heping-li/reservations/" + UUID.randomUUID() + "?people=-3", body);
    var disclosed =
        town.operator()
            .post(
                "/communities/heping-li/people/" + resident.person() + "/disclosures?purpose=",
                "{\"field\":\"phone\",\"purpose\":\"通知活动改期\"}");

    assertThat(refused.text("/errors/0/parameter")).isEqualTo("people");
    assertThat(disclosed.text("/errors/0/parameter")).isEqualTo("purpose");
  }
}

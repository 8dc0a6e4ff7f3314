package cn.linli.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person with curl sees. */
class WeChatSimulatorTest {
  private static final String APP =
      "?appid=" + WeChatSimulator.MINI_PROGRAM + "&secret=simulated-secret-of-the-mini-program";

  private final HandClock clock = new HandClock(Instant.parse("2026-01-05T02:00:00Z"));
  private final WeChatSimulator wechat = new WeChatSimulator(clock, 1);
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    wechat.close();
  }

  @Test
  void takesATypedCodeOnceWithinFiveMinutes() throws Exception {
    assertThat(login("wang-1").path("openid").asString()).startsWith("o").hasSize(28);
    assertThat(errcode(login("wang-1"))).isEqualTo(40163);
    assertThat(errcode(login("wang"))).isEqualTo(40029);
    assertThat(errcode(login("wang-phone-1"))).isEqualTo(40029);
    assertThat(errcode(login(""))).isEqualTo(41008);

    var late = wechat.loginCode("wang");
    clock.advance(Duration.ofMinutes(5));
    assertThat(errcode(login(late))).isEqualTo(40029);
  }

  @Test
  void knowsAnybodyAlwaysUnderTheSameOpenid() throws Exception {
    var first = login("somebody7-1").path("openid").asString();
    var second = login("somebody7-2").path("openid").asString();

    assertThat(second).isEqualTo(first).isNotEqualTo(login("wang-1").path("openid").asString());
  }

  @Test
  void knowsItsAppsAndTheirSecrets() throws Exception {
    assertThat(errcode(get("/cgi-bin/token?secret=x"))).isEqualTo(41002);
    assertThat(errcode(get("/cgi-bin/token?appid=x"))).isEqualTo(41004);
    assertThat(errcode(get("/cgi-bin/token?appid=x&secret=x"))).isEqualTo(40013);
    assertThat(errcode(get("/cgi-bin/token" + APP + "x"))).isEqualTo(40125);
    assertThat(wechat.refreshes()).isEqualTo(4);
  }

  @Test
  void letsATokenLiveForTwoHoursAndTheOneBeforeForFiveMinutes() throws Exception {
    var first = get("/cgi-bin/token" + APP).path("access_token").asString();
    var second = get("/cgi-bin/token" + APP).path("access_token").asString();

    assertThat(errcode(phone(first, "wang-phone-1"))).isZero();
    clock.advance(Duration.ofMinutes(5));
    assertThat(errcode(phone(first, "wang-phone-2"))).isEqualTo(42001);
    assertThat(errcode(phone(second, "wang-phone-2"))).isZero();
    clock.advance(Duration.ofHours(2));
    assertThat(errcode(phone(second, "wang-phone-3"))).isEqualTo(42001);
    assertThat(errcode(phone("unknown", "wang-phone-3"))).isEqualTo(40001);
  }

  @Test
  void repeatsAStableTokenUntilItsLastFiveMinutes() throws Exception {
    var first = stableToken(false);
    clock.advance(Duration.ofMinutes(114));
    var again = stableToken(false);
    clock.advance(Duration.ofMinutes(1));
    var next = stableToken(false);

    assertThat(again.path("access_token")).isEqualTo(first.path("access_token"));
    assertThat(again.path("expires_in").asInt()).isEqualTo(360);
    assertThat(next.path("access_token")).isNotEqualTo(first.path("access_token"));
  }

  @Test
  void forcesAStableTokenThirtySecondsApart() throws Exception {
    var first = stableToken(false);

    assertThat(stableToken(true).path("access_token")).isNotEqualTo(first.path("access_token"));
    assertThat(errcode(stableToken(true))).isEqualTo(45009);
    clock.advance(Duration.ofSeconds(30));
    assertThat(errcode(stableToken(true))).isZero();
  }

  @Test
  void misbehavesOnRequestOverHttp() throws Exception {
    post(
        "/sim/switches",
        Map.of("endpoint", WeChatSimulator.LOGIN, "kind", "error", "error", "45011", "times", 1));

    assertThat(errcode(login("wang-1"))).isEqualTo(45011);
    assertThat(errcode(login("wang-1"))).isZero();
    post("/sim/switches", Map.of("unionids", false));
    assertThat(login("wang-2").has("unionid")).isFalse();
    post(
        "/sim/switches",
        Map.of("endpoint", WeChatSimulator.LOGIN, "kind", "status", "status", 502));
    assertThat(send("/sns/jscode2session" + APP).statusCode()).isEqualTo(502);
    post("/sim/switches", Map.of("clear", true));
    assertThat(login("wang-3").has("unionid")).isTrue();
  }

  @Test
  void judgesTextsOfThoseWhoWereHereLately() throws Exception {
    var token = stableToken(false).path("access_token").asString();
    var openid = login("wang-here").path("openid").asString();

    assertThat(suggested(checked(token, openid, "合唱排练"))).isEqualTo("pass");
    assertThat(suggested(checked(token, openid, "出售枪支弹药"))).isEqualTo("risky");
    post("/sim/switches", Map.of("word", "合唱", "suggest", "review", "label", 21000));
    assertThat(suggested(checked(token, openid, "合唱排练"))).isEqualTo("review");
    assertThat(errcode(checked(token, openid, " "))).isEqualTo(44002);
    assertThat(errcode(checked(token, "o" + "x".repeat(27), "合唱排练"))).isEqualTo(61010);
    clock.advance(Duration.ofHours(2));
    var later = stableToken(false).path("access_token").asString();
    assertThat(errcode(checked(later, openid, "合唱排练"))).isEqualTo(61010);
  }

  @Test
  void tellsLaterWhatItThinksOfAPictureAndThatItCouldNotFetchOne() throws Exception {
    var token = stableToken(false).path("access_token").asString();
    post("/sim/switches", Map.of("late", "PT20M"));
    var shown = shown(token, "http://127.0.0.1:1/nowhere.png");

    assertThat(shown.path("trace_id").asString()).isNotBlank();
    assertThat(wechat.messages()).isEmpty();
    clock.advance(Duration.ofMinutes(20));
    assertThat(wechat.messages())
        .singleElement()
        .asString()
        .contains("wxa_media_check", shown.path("trace_id").asString(), "-1008");
    post("/sim/switches", Map.of("silent", true));
    shown(token, "http://127.0.0.1:1/nowhere.png");
    clock.advance(Duration.ofDays(1));
    assertThat(wechat.messages()).hasSize(1);
    assertThat(send("/sim").body()).contains("pictures are judged never");
  }

  private JsonNode checked(String token, String openid, String content) throws Exception {
    return post(
        WeChatSimulator.CHECK_TEXT + "?access_token=" + token,
        Map.of("version", 2, "openid", openid, "scene", 3, "content", content));
  }

  private static String suggested(JsonNode answer) {
    return answer.at("/result/suggest").asString();
  }

  private JsonNode shown(String token, String url) throws Exception {
    var picture =
        Map.of(
            "version", 2,
            "openid", "o" + "x".repeat(27),
            "scene", 3,
            "media_type", 2,
            "media_url", url);
    return post(WeChatSimulator.CHECK_PICTURE + "?access_token=" + token, picture);
  }

  @Test
  void cannotBeMistakenForWeChat() throws Exception {
    var page = send("/sim");

    assertThat(page.body()).contains("simulator", "wang", "wang-phone-1", "/sim/switches");
    assertThat(page.headers().firstValue("X-Simulator")).contains("linli");
    assertThatThrownBy(() -> Loopback.refuseProduction(Map.of("STAGE", "prod")))
        .isInstanceOf(IllegalStateException.class);
  }

  private JsonNode login(String code) throws Exception {
    return get("/sns/jscode2session" + APP + "&grant_type=authorization_code&js_code=" + code);
  }

  private JsonNode phone(String token, String code) throws Exception {
    return post("/wxa/business/getuserphonenumber?access_token=" + token, Map.of("code", code));
  }

  private JsonNode stableToken(boolean forced) throws Exception {
    return post(
        "/cgi-bin/stable_token",
        Map.of(
            "grant_type",
            "client_credential",
            "appid",
            WeChatSimulator.MINI_PROGRAM,
            "secret",
            "simulated-secret-of-the-mini-program",
            "force_refresh",
            forced));
  }

  private static int errcode(JsonNode answer) {
    return answer.path("errcode").asInt(0);
  }

  private JsonNode get(String path) throws Exception {
    return JsonMapper.shared().readTree(send(path).body());
  }

  private HttpResponse<String> send(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(wechat.baseUrl() + path)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private JsonNode post(String path, Map<String, ?> body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(wechat.baseUrl() + path))
            .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
            .build();
    var answer = http.send(request, BodyHandlers.ofString()).body();
    return answer.startsWith("{\"") ? JsonMapper.shared().readTree(answer) : null;
  }
}

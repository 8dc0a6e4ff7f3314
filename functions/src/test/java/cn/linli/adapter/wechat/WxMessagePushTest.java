package cn.linli.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.screening.ContentSecurity.Suggest;
import cn.linli.screening.MessagePush.Other;
import cn.linli.screening.MessagePush.PictureJudged;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.ForgedPush;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Webhook;
import cn.linli.sim.HandClock;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.WeChatPush;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Against pushes that WxJava opens, too. */
class WxMessagePushTest {
  private static final JsonNode VECTORS =
      Json.read(
          WxMessagePushTest.class.getResourceAsStream("/vectors/ma-messages.json"), JsonNode.class);
  private static final String APP = VECTORS.at("/config/appid").asString();
  private static final Map<String, String> SECRET =
      Map.of(
          "miniProgramAppId", APP,
          "miniProgramToken", VECTORS.at("/config/token").asString(),
          "miniProgramAesKey", VECTORS.at("/config/encodingAESKey").asString());

  private final HandClock clock = new HandClock(Instant.ofEpochSecond(1767240000));
  private final WxMessagePush push =
      new WxMessagePush(
          new Settings(Map.of("WECHAT_SECRET_ID", "wechat")),
          new Secrets(new SimulatedSecrets().with("wechat", SECRET), clock),
          clock);

  static Stream<JsonNode> vectors() {
    return VECTORS.path("encryptedJsonPush").valueStream();
  }

  private static JsonNode judged() {
    return vectors().findFirst().orElseThrow();
  }

  @Test
  void opensWhatWeChatThinksOfAPicture() {
    assertThat(push.read(call(judged())))
        .isEqualTo(new PictureJudged("60ae120f-371d5872-7941a05b", 0, Suggest.RISKY, 20006));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void opensEveryPush(JsonNode vector) {
    var name = vector.path("name").asString();

    assertThat(push.read(call(vector)))
        .satisfiesAnyOf(
            read -> assertThat(read).isInstanceOf(PictureJudged.class),
            read -> assertThat(read).isEqualTo(new Other(name)));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theSimulatorSealsAsWeChatDoes(JsonNode vector) {
    var made =
        WeChatPush.of(
            SECRET,
            vector.path("plaintext").asString(),
            "oTESTonlyOPENID0000000000001",
            vector.path("random16").asString(),
            clock.instant());

    assertThat(Json.read(made.body(), JsonNode.class).path("Encrypt"))
        .isEqualTo(vector.path("encrypt"));
  }

  @Test
  void echoesWhatTheConsoleAsks() {
    var query = WeChatPush.greeting(SECRET, "4712365198", clock.instant());

    assertThat(push.greeting(new Webhook(APP, Map.of(), query, new byte[0])))
        .isEqualTo("4712365198");
    assertThat(query.get("signature"))
        .as("of the vectors, whose nonce it has")
        .isEqualTo(judged().at("/query/signature").asString());
  }

  @Test
  void echoesNothingThatIsNotSigned() {
    var query = new HashMap<>(WeChatPush.greeting(SECRET, "4712365198", clock.instant()));
    query.put("timestamp", "1767240001");
    assertForged("a wrong signature", () -> push.greeting(webhook(query)));

    query.put("timestamp", "1767240000");
    query.put("echostr", "<script>\n");
    assertForged("an echo that is none", () -> push.greeting(webhook(query)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp", "nonce", "msg_signature"})
  void refusesAPushWithoutAParameter(String parameter) {
    var query = query(judged());
    query.remove(parameter);

    assertForged(
        "without " + parameter, () -> push.read(new Webhook(APP, Map.of(), query, body(judged()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp", "nonce", "msg_signature"})
  void refusesAPushWithAnotherParameter(String parameter) {
    var query = query(judged());
    query.computeIfPresent(
        parameter, (name, was) -> was.substring(0, was.length() - 1) + (was.endsWith("7") ? 8 : 7));

    assertForged(
        "a wrong signature", () -> push.read(new Webhook(APP, Map.of(), query, body(judged()))));
  }

  @Test
  void refusesAPushWithAnotherBody() {
    var other = new String(body(judged()), UTF_8).replace("Wp77", "Wp78");

    assertForged(
        "a wrong signature",
        () -> push.read(new Webhook(APP, Map.of(), query(judged()), other.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"Encrypt\":7}", "not json", "{\"Event\":\"wxa_media_check\"}"})
  void refusesWhatIsNotInSafeMode(String body) {
    assertThatThrownBy(
            () -> push.read(new Webhook(APP, Map.of(), query(judged()), body.getBytes(UTF_8))))
        .isInstanceOf(ForgedPush.class);
  }

  @Test
  void refusesAnOldPushAndOneFromTheFuture() {
    clock.advance(Duration.ofMinutes(5));
    assertThat(push.read(call(judged()))).isInstanceOf(PictureJudged.class);
    clock.advance(Duration.ofSeconds(1));
    assertForged("out of time", () -> push.read(call(judged())));

    var early =
        WeChatPush.of(SECRET, "{}", "o", "0123456789abcdef", clock.instant().plusSeconds(301));
    assertForged(
        "out of time",
        () -> push.read(new Webhook(APP, Map.of(), early.query(), early.body().getBytes(UTF_8))));
  }

  @Test
  void refusesAPushForAnotherApp() {
    var vector = judged();
    assertForged(
        "for another app",
        () -> push.read(new Webhook("wx0000000000000002", Map.of(), query(vector), body(vector))));

    var others = new HashMap<>(SECRET);
    others.put("miniProgramAppId", "wx0000000000000002");
    var sealed = WeChatPush.of(others, "{}", "o", "0123456789abcdef", clock.instant());
    assertForged(
        "for another app",
        () -> push.read(new Webhook(APP, Map.of(), sealed.query(), sealed.body().getBytes(UTF_8))));
  }

  @Test
  void refusesWhatIsSignedAndCannotBeOpened() {
    var otherKey = new HashMap<>(SECRET);
    otherKey.put("miniProgramAesKey", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    var sealed = WeChatPush.of(otherKey, "{}", "o", "0123456789abcdef", clock.instant());

    assertThatThrownBy(
            () ->
                push.read(
                    new Webhook(APP, Map.of(), sealed.query(), sealed.body().getBytes(UTF_8))))
        .isInstanceOf(ForgedPush.class);
  }

  @Test
  void believesNobodyBeforeThereIsAToken() {
    var empty = new HashMap<>(SECRET);
    empty.put("miniProgramToken", "");
    var unset =
        new WxMessagePush(
            new Settings(Map.of("WECHAT_SECRET_ID", "wechat")),
            new Secrets(new SimulatedSecrets().with("wechat", empty), clock),
            clock);

    assertThatThrownBy(() -> unset.read(call(judged()))).isInstanceOf(IllegalStateException.class);
  }

  private static void assertForged(String why, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(ForgedPush.class).hasMessage(why);
  }

  private static Webhook webhook(Map<String, String> query) {
    return new Webhook(APP, Map.of(), query, new byte[0]);
  }

  private static Webhook call(JsonNode vector) {
    return new Webhook(APP, Map.of(), query(vector), body(vector));
  }

  private static Map<String, String> query(JsonNode vector) {
    var query = new HashMap<String, String>();
    vector
        .path("query")
        .propertyStream()
        .forEach(entry -> query.put(entry.getKey(), entry.getValue().asString()));
    return query;
  }

  private static byte[] body(JsonNode vector) {
    return vector.path("body").asString().getBytes(UTF_8);
  }
}

package cn.linli.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.officialaccount.AccountPush.Followed;
import cn.linli.officialaccount.AccountPush.Wrote;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.ForgedPush;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Webhook;
import cn.linli.sim.HandClock;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.WeChatAccountPush;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Against vectors that WxJava verifies, too: "The OA vectors verify". */
class WxAccountPushTest {
  private static final JsonNode VECTORS =
      Json.read(
          WxAccountPushTest.class.getResourceAsStream("/vectors/mp-messages.json"), JsonNode.class);
  private static final String APP = VECTORS.at("/config/appId").asString();
  private static final String TOKEN = VECTORS.at("/config/token").asString();
  private static final String KEY = VECTORS.at("/config/encodingAESKey").asString();
  private static final Map<String, String> SECRET = secret(TOKEN, KEY);

  private final HandClock clock = new HandClock(Instant.ofEpochSecond(1767240000));
  private final WxAccountPush push = of(SECRET);

  private static Map<String, String> secret(String token, String key) {
    return Map.of(
        "officialAccountAppId", APP,
        "officialAccountToken", token,
        "officialAccountAesKey", key,
        "officialAccountUserName", VECTORS.at("/config/toUserName").asString());
  }

  private WxAccountPush of(Map<String, String> secret) {
    return new WxAccountPush(
        new Settings(Map.of("WECHAT_SECRET_ID", "wechat")),
        new Secrets(new SimulatedSecrets().with("wechat", secret), clock),
        clock);
  }

  @Test
  void echoesWhatTheConsoleAsks() {
    var vector = VECTORS.path("serverVerification");

    assertThat(push.greeting(new Webhook(APP, Map.of(), query(vector), new byte[0])))
        .isEqualTo(vector.path("replyBody").asString());
  }

  @Test
  void echoesWhatWeChatsExampleAsks() {
    var example = VECTORS.path("officialServerVerificationExample");
    var at = Long.parseLong(example.path("timestamp").asString());
    var its = new HandClock(Instant.ofEpochSecond(at));
    var secrets =
        new SimulatedSecrets().with("wechat", secret(example.path("token").asString(), KEY));
    var settings = new Settings(Map.of("WECHAT_SECRET_ID", "wechat"));
    var query = new HashMap<String, String>();
    example.propertyStream().forEach(one -> query.put(one.getKey(), one.getValue().asString("")));

    assertThat(
            new WxAccountPush(settings, new Secrets(secrets, its), its)
                .greeting(new Webhook(APP, Map.of(), query, new byte[0])))
        .isEqualTo(example.path("echostr").asString());
  }

  @Test
  void opensATextAsWxJavaDoes() {
    var vector = message("text-message");

    var pushed = push.read(call(vector));

    assertThat(pushed.what()).isEqualTo(new Wrote("活动报名"));
    assertThat(pushed.number()).isEqualTo("24000000000000001");
    assertThat(pushed.openid()).isEqualTo("oTESTmpOPENID000000000000001");
    assertThat(pushed.at()).isEqualTo(clock.instant());
    assertThat(pushed.toString()).doesNotContain("oTEST", "活动");
    var query = query(vector);
    var theirs =
        WxMpXmlMessage.fromEncryptedXml(
            vector.path("body").asString(),
            config(),
            query.get("timestamp"),
            query.get("nonce"),
            query.get("msg_signature"));
    assertThat(theirs.getContent()).isEqualTo("活动报名");
  }

  @Test
  void opensThatSomebodyFollows() {
    assertThat(push.read(call(message("subscribe-event-with-scene"))).what())
        .isEqualTo(new Followed());
  }

  @Test
  void answersByteByByteAsTheVector() {
    var vector = message("passive-reply-text");
    var opened = new SignedPush.Opened("", TOKEN, new PushCipher(KEY, APP));

    var answer =
        WxAccountPush.envelope(
            opened,
            vector.path("plaintext").asString(),
            vector.path("random16").asString().getBytes(UTF_8),
            "1767240000",
            "1514711492");

    assertThat(answer).isEqualTo(vector.path("body").asString());
  }

  @Test
  void answersWhatWxJavaAndTheSimulatorOpen() {
    var answer = push.read(call(message("text-message"))).answer().apply("您好 ]]> <b>");

    assertThat(WeChatAccountPush.opened(SECRET, answer))
        .contains("<Content><![CDATA[您好 ]] > <b>]]></Content>")
        .contains("<ToUserName><![CDATA[oTESTmpOPENID000000000000001]]></ToUserName>");
    assertThat(new WxCryptUtil(TOKEN, KEY, APP).decrypt(within(answer))).contains("您好");
  }

  private static String within(String answer) {
    int from = answer.indexOf("CDATA[") + 6;
    return answer.substring(from, answer.indexOf("]]>"));
  }

  @Test
  void opensWhatIsSealedUnderAKeyWithBitsToSpare() {
    var vector = VECTORS.path("aesKeyWithTrailingBits");
    var cipher =
        new PushCipher(vector.path("encodingAESKey").asString(), vector.path("appId").asString());

    assertThat(new String(cipher.open(vector.path("encrypt").asString()), UTF_8))
        .isEqualTo(vector.path("plaintext").asString());
    assertThat(
            cipher.seal(
                vector.path("plaintext").asString(),
                vector.path("random16").asString().getBytes(UTF_8)))
        .isEqualTo(vector.path("encrypt").asString());
  }

  @Test
  void theSimulatorSealsAsWeChatDoes() {
    var vector = message("text-message");

    var made =
        WeChatAccountPush.of(
            SECRET,
            vector.path("plaintext").asString(),
            "o",
            vector.path("random16").asString(),
            query(vector).get("nonce"),
            clock.instant());

    assertThat(made.body()).isEqualTo(vector.path("body").asString());
    assertThat(made.query().get("msg_signature")).isEqualTo(vector.path("msgSignature").asString());
  }

  @Test
  void believesOldAndNewWhileTokenAndKeyChange() {
    var other = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    var changing = of(secret("another," + TOKEN, other + "," + KEY));
    var after = secret("another", other);

    var old = changing.read(call(message("text-message")));
    var sent =
        WeChatAccountPush.of(
            after, text("oTESTmpOPENID000000000000001"), "o", "0123456789abcdef", clock.instant());
    var next = changing.read(call(sent));

    assertThat(WeChatAccountPush.opened(SECRET, old.answer().apply("旧"))).contains("旧");
    assertThat(WeChatAccountPush.opened(after, next.answer().apply("新"))).contains("新");
    assertThatThrownBy(() -> push.read(call(sent))).isInstanceOf(ForgedPush.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp", "nonce", "msg_signature", "encrypt_type"})
  void refusesAPushWithoutAParameter(String parameter) {
    var query = query(message("text-message"));
    query.remove(parameter);

    assertThatThrownBy(() -> push.read(new Webhook(APP, Map.of(), query, body())))
        .isInstanceOf(ForgedPush.class);
  }

  @Test
  void refusesAnOldPushAndOneForAnotherAccount() {
    var others = new HashMap<>(SECRET);
    others.put("officialAccountUserName", "gh_somebodyelse1");
    assertThatThrownBy(() -> of(others).read(call(message("text-message"))))
        .isInstanceOf(ForgedPush.class)
        .hasMessage("for another account");

    clock.advance(Duration.ofSeconds(301));
    assertThatThrownBy(() -> push.read(call(message("text-message"))))
        .isInstanceOf(ForgedPush.class)
        .hasMessage("out of time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><A>&a;</A></xml>",
        "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x\"><xml><A>b</A></xml>",
        "<xml><A>&unknown;</A></xml>",
        "<xml><A>",
        "no xml",
        ""
      })
  void readsNoXmlThatCouldNameAFile(String xml) {
    assertThatThrownBy(() -> PushedXml.read(xml.getBytes(UTF_8))).isInstanceOf(ForgedPush.class);
  }

  @Test
  void readsTheFirstOfTwoAndNothingDeeper() {
    var xml = "<xml><A>1</A><A>2</A><B><C>3</C>4</B><D><![CDATA[<5>]]></D></xml>";

    assertThat(PushedXml.read(xml.getBytes(UTF_8)))
        .containsEntry("A", "1")
        .containsEntry("D", "<5>")
        .doesNotContainKey("C");
  }

  private static String text(String openid) {
    return ("<xml><ToUserName>%s</ToUserName><FromUserName>%s</FromUserName><CreateTime>1767240000</CreateTime>"
            + "<MsgType>text</MsgType><Content>好</Content><MsgId>7</MsgId></xml>")
        .formatted(SECRET.get("officialAccountUserName"), openid);
  }

  private static WxMpDefaultConfigImpl config() {
    var config = new WxMpDefaultConfigImpl();
    config.setAppId(APP);
    config.setToken(TOKEN);
    config.setAesKey(KEY);
    return config;
  }

  private static JsonNode message(String name) {
    return VECTORS
        .path("aesMessages")
        .valueStream()
        .filter(vector -> vector.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Webhook call(JsonNode vector) {
    return new Webhook(
        APP, Map.of(), query(vector), vector.path("body").asString().getBytes(UTF_8));
  }

  private static Webhook call(WeChatAccountPush sent) {
    return new Webhook(APP, Map.of(), sent.query(), sent.body().getBytes(UTF_8));
  }

  private static byte[] body() {
    return message("text-message").path("body").asString().getBytes(UTF_8);
  }

  private static Map<String, String> query(JsonNode vector) {
    var query = new HashMap<String, String>();
    vector
        .path("query")
        .propertyStream()
        .forEach(entry -> query.put(entry.getKey(), entry.getValue().asString()));
    return query;
  }
}

package cn.linli.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.screening.ContentSecurity.Suggest;
import cn.linli.screening.MessagePush;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Webhook;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.util.crypto.SHA1;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What WeChat pushes to the mini program's server (消息推送), as JSON and in safe mode. The signature
 * is checked before anything is opened, and what is opened has to be meant for our app; WxJava
 * would check neither of its own accord.
 */
public final class WxMessagePush implements MessagePush {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern SECOND = Pattern.compile("\\d{1,11}");
  private static final Pattern ECHO = Pattern.compile("[!-~]{1,256}");
  private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9_]{1,64}");

  private final Settings settings;
  private final Secrets secrets;
  private final Clock clock;

  /** Nothing is read before the first push. */
  public WxMessagePush(Settings settings, Secrets secrets, Clock clock) {
    this.settings = settings;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public String greeting(Webhook call) {
    var values = values(call);
    var signature = present(call, "signature");
    requireSigned(signature, values.get("miniProgramToken"), time(call), present(call, "nonce"));
    var echo = present(call, "echostr");
    if (!ECHO.matcher(echo).matches()) {
      throw new ForgedPush("an echo that is none");
    }
    return echo;
  }

  @Override
  public Push read(Webhook call) {
    var values = values(call);
    var sealed = json(call.body()).path("Encrypt").asString("");
    if (sealed.isEmpty()) {
      throw new ForgedPush("not in safe mode");
    }
    requireSigned(
        present(call, "msg_signature"),
        values.get("miniProgramToken"),
        time(call),
        present(call, "nonce"),
        sealed);
    var cipher = new PushCipher(values.get("miniProgramAesKey"), values.get("miniProgramAppId"));
    return push(json(cipher.open(sealed)));
  }

  private Map<String, String> values(Webhook call) {
    var values =
        secrets.read(
            settings.get("WECHAT_SECRET_ID"),
            "miniProgramAppId",
            "miniProgramToken",
            "miniProgramAesKey");
    // Without a token everybody could sign.
    if (values.get("miniProgramToken").isEmpty() || values.get("miniProgramAesKey").isEmpty()) {
      throw new IllegalStateException("the secret has no token or key for pushes");
    }
    if (!call.key().equals(values.get("miniProgramAppId"))) {
      throw new ForgedPush("for another app");
    }
    return values;
  }

  /** As it was sent, if that was just now: an old one is somebody else's copy. */
  private String time(Webhook call) {
    var text = present(call, "timestamp");
    if (!SECOND.matcher(text).matches()) {
      throw new ForgedPush("a time that is none");
    }
    var off = Duration.between(Instant.ofEpochSecond(Long.parseLong(text)), clock.instant()).abs();
    if (off.compareTo(WINDOW) > 0) {
      throw new ForgedPush("out of time");
    }
    return text;
  }

  private static String present(Webhook call, String parameter) {
    var value = call.query().getOrDefault(parameter, "");
    if (value.isEmpty()) {
      throw new ForgedPush("without " + parameter);
    }
    return value;
  }

  private static void requireSigned(String signature, String... parts) {
    var expected = SHA1.gen(parts).getBytes(UTF_8);
    if (!MessageDigest.isEqual(expected, signature.getBytes(UTF_8))) {
      throw new ForgedPush("a wrong signature");
    }
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return Json.MAPPER.readTree(bytes);
    } catch (JacksonException other) {
      throw new ForgedPush("no JSON");
    }
  }

  private static Push push(JsonNode message) {
    var event = message.path("Event").asString("");
    if (WxConsents.EVENTS.contains(event)) {
      return WxConsents.read(message, event);
    }
    if (!event.equals("wxa_media_check")) {
      return new Other(EVENT.matcher(event).matches() ? event : "something");
    }
    var result = message.path("result");
    return new PictureJudged(
        message.path("trace_id").asString(""),
        message.path("errcode").asInt(0),
        Suggest.of(result.path("suggest").asString("")),
        result.path("label").asInt(0));
  }
}

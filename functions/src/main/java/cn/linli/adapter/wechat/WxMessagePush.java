package cn.linli.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.screening.ContentSecurity.Suggest;
import cn.linli.screening.MessagePush;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.ForgedPush;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Webhook;
import java.time.Clock;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What WeChat pushes to the mini program's server, as JSON: see {@link SignedPush}. */
public final class WxMessagePush implements MessagePush {
  private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9_]{1,64}");

  private final SignedPush signed;

  /** Nothing is read before the first push. */
  public WxMessagePush(Settings settings, Secrets secrets, Clock clock) {
    this.signed = new SignedPush(settings, secrets, clock, "miniProgram");
  }

  @Override
  public String greeting(Webhook call) {
    return signed.greeting(call);
  }

  @Override
  public Push read(Webhook call) {
    var sealed = json(call.body()).path("Encrypt").asString("");
    return push(json(signed.open(call, sealed).message().getBytes(UTF_8)));
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

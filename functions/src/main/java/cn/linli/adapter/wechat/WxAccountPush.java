package cn.linli.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.officialaccount.AccountPush;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.ForgedPush;
import cn.linli.shared.http.Webhook;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.util.crypto.SHA1;

/**
 * What WeChat pushes to the Official Account's server, as XML: see {@link SignedPush}. An answer is
 * sealed with the key and signed with the token of the push, which WeChat is sure to know.
 */
public final class WxAccountPush implements AccountPush {
  private static final Pattern KIND = Pattern.compile("[A-Za-z0-9_]{1,64}");
  private static final Pattern OPENID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final String JOB = "PublishEventInfo/publish_id";
  private static final Pattern SECOND = Pattern.compile("\\d{1,11}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");

  private final SignedPush signed;
  private final Clock clock;

  /** Nothing is read before the first push. */
  public WxAccountPush(Settings settings, Secrets secrets, Clock clock) {
    this.signed = new SignedPush(settings, secrets, clock, "officialAccount");
    this.clock = clock;
  }

  @Override
  public String greeting(Webhook call) {
    return signed.greeting(call);
  }

  @Override
  public Pushed read(Webhook call) {
    var envelope = PushedXml.read(call.body());
    // In compatible mode the message lies beside what is sealed, where nobody has signed it.
    if (!Set.of("ToUserName", "Encrypt", "AgentID").containsAll(envelope.keySet())
        || !SignedPush.parameter(call, "encrypt_type").equals(Optional.of("aes"))) {
      throw new ForgedPush("not in safe mode");
    }
    var opened = signed.open(call, envelope.getOrDefault("Encrypt", ""));
    var message = PushedXml.read(opened.message().getBytes(UTF_8));
    var account = signed.value("UserName");
    if (account.isEmpty()) {
      throw new IllegalStateException("the secret has no name of the account");
    }
    if (!account.equals(message.get("ToUserName")) || !account.equals(envelope.get("ToUserName"))) {
      throw new ForgedPush("for another account");
    }
    return pushed(call.key(), message, text -> answer(opened, message, text));
  }

  private static Pushed pushed(
      String app, Map<String, String> message, UnaryOperator<String> answer) {
    var openid = fitting(message, "FromUserName", OPENID);
    var at = Instant.ofEpochSecond(Long.parseLong(fitting(message, "CreateTime", SECOND)));
    var number =
        message.containsKey("MsgId")
            ? fitting(message, "MsgId", NUMBER)
            : String.join(
                "|",
                openid,
                message.get("CreateTime"),
                message.getOrDefault("Event", ""),
                message.getOrDefault("EventKey", ""),
                // Several jobs may end in one second.
                message.getOrDefault(JOB, ""));
    return new Pushed(number, app, openid, at, what(message), answer);
  }

  private static String fitting(Map<String, String> message, String field, Pattern shape) {
    var value = message.getOrDefault(field, "");
    if (!shape.matcher(value).matches()) {
      throw new ForgedPush("without " + field);
    }
    return value;
  }

  private static What what(Map<String, String> message) {
    var kind = message.getOrDefault("MsgType", "");
    if (kind.equals("text")) {
      return new Wrote(message.getOrDefault("Content", ""));
    }
    if (!kind.equals("event")) {
      return new Other(plain(kind), true);
    }
    var event = message.getOrDefault("Event", "");
    return switch (event) {
      case "subscribe" -> new Followed();
      case "unsubscribe" -> new Left();
      case "PUBLISHJOBFINISH" -> published(message.getOrDefault(JOB, ""));
      case "CLICK" -> new Clicked(message.getOrDefault("EventKey", ""));
      default -> new Other(plain(event), false);
    };
  }

  private static What published(String job) {
    return NAME.matcher(job).matches() ? new Published(job) : new Other("PUBLISHJOBFINISH", false);
  }

  private static String plain(String word) {
    return KIND.matcher(word).matches() ? word : "something";
  }

  private String answer(SignedPush.Opened opened, Map<String, String> message, String text) {
    // Made here and not kept: a generator from before a snapshot could repeat itself.
    var random = new SecureRandom();
    var bytes = new byte[PushCipher.RANDOM];
    random.nextBytes(bytes);
    var reply =
        reply(message.get("FromUserName"), message.get("ToUserName"), clock.instant(), text);
    var nonce = Integer.toString(random.nextInt(100_000_000, 1_000_000_000));
    return envelope(opened, reply, bytes, Long.toString(clock.instant().getEpochSecond()), nonce);
  }

  static String reply(String openid, String account, Instant at, String text) {
    return ("<xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>"
            + "<CreateTime>%d</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[%s]]></Content></xml>")
        .formatted(openid, account, at.getEpochSecond(), text.replace("]]>", "]] >"));
  }

  static String envelope(
      SignedPush.Opened opened, String reply, byte[] random, String time, String nonce) {
    var sealed = opened.cipher().seal(reply, random);
    var signature = SHA1.gen(opened.token(), time, nonce, sealed);
    return """
        <xml>
        <Encrypt><![CDATA[%s]]></Encrypt>
        <MsgSignature><![CDATA[%s]]></MsgSignature>
        <TimeStamp>%s</TimeStamp>
        <Nonce><![CDATA[%s]]></Nonce>
        </xml>"""
        .formatted(sealed, signature, time, nonce);
  }
}

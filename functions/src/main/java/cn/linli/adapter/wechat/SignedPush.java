package cn.linli.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.ForgedPush;
import cn.linli.shared.http.Webhook;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import me.chanjar.weixin.common.util.crypto.SHA1;

/**
 * How WeChat pushes to the server of one of our apps (消息推送) in safe mode. The signature is checked
 * before anything is opened, and what is opened has to be meant for our app; WxJava would check
 * neither of its own accord. While token or key change, the secret names both, parted by a comma.
 */
final class SignedPush {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern SECOND = Pattern.compile("\\d{1,11}");
  private static final Pattern ECHO = Pattern.compile("[!-~]{1,256}");

  private final Settings settings;
  private final Secrets secrets;
  private final Clock clock;
  private final String app;

  /**
   * What was opened, and with what.
   *
   * @param token by which it was signed
   * @param cipher by which it was sealed
   */
  record Opened(String message, String token, PushCipher cipher) {}

  /**
   * Nothing is read before the first push.
   *
   * @param app begins the names of its fields in the secret
   */
  SignedPush(Settings settings, Secrets secrets, Clock clock, String app) {
    this.settings = settings;
    this.secrets = secrets;
    this.clock = clock;
    this.app = app;
  }

  /** What the server has to answer when somebody enters its address in the console. */
  String greeting(Webhook call) {
    var values = values(call);
    signer(values, present(call, "signature"), time(call), present(call, "nonce"));
    var echo = present(call, "echostr");
    if (!ECHO.matcher(echo).matches()) {
      throw new ForgedPush("an echo that is none");
    }
    return echo;
  }

  /** Opens what lay sealed in the body of a call. */
  Opened open(Webhook call, String sealed) {
    var values = values(call);
    if (sealed.isEmpty()) {
      throw new ForgedPush("not in safe mode");
    }
    var signature = present(call, "msg_signature");
    var token = signer(values, signature, time(call), present(call, "nonce"), sealed);
    ForgedPush unfit = null;
    for (var key : several(values, "AesKey")) {
      var cipher = new PushCipher(key, values.get(app + "AppId"));
      try {
        return new Opened(new String(cipher.open(sealed), UTF_8), token, cipher);
      } catch (ForgedPush other) {
        unfit = other;
      }
    }
    throw unfit;
  }

  /** A field of the app in the secret. */
  String value(String field) {
    return secrets.read(settings.get("WECHAT_SECRET_ID"), app + field).get(app + field);
  }

  private Map<String, String> values(Webhook call) {
    var values =
        secrets.read(
            settings.get("WECHAT_SECRET_ID"), app + "AppId", app + "Token", app + "AesKey");
    // Without a token everybody could sign.
    if (values.get(app + "Token").isEmpty() || values.get(app + "AesKey").isEmpty()) {
      throw new IllegalStateException("the secret has no token or key for pushes");
    }
    if (!call.key().equals(values.get(app + "AppId"))) {
      throw new ForgedPush("for another app");
    }
    return values;
  }

  private String[] several(Map<String, String> values, String field) {
    return Stream.of(values.get(app + field).split(",", 2))
        .filter(value -> !value.isBlank())
        .toArray(String[]::new);
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

  /** The token that the parts were signed with. */
  private String signer(Map<String, String> values, String signature, String... parts) {
    return Stream.of(several(values, "Token"))
        .filter(token -> isSigned(signature, token, parts))
        .findFirst()
        .orElseThrow(() -> new ForgedPush("a wrong signature"));
  }

  private static boolean isSigned(String signature, String token, String... parts) {
    var all = Stream.concat(Stream.of(token), Stream.of(parts)).toArray(String[]::new);
    return MessageDigest.isEqual(SHA1.gen(all).getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  /** The parameter of the address, if there is one. */
  static Optional<String> parameter(Webhook call, String name) {
    return Optional.ofNullable(call.query().get(name)).filter(value -> !value.isEmpty());
  }
}

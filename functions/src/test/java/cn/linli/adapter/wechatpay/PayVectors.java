package cn.linli.adapter.wechatpay;

import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.Webhook;
import cn.linli.sim.HandClock;
import cn.linli.sim.SimulatedSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published test vectors of WeChat Pay's signatures, and an adapter that has their keys. */
final class PayVectors {
  static final JsonNode KEYS = load("pay-keys.json");
  static final JsonNode NOTIFY = load("pay-notify.json");
  static final JsonNode HTTP = load("pay-http.json");
  static final JsonNode BILL = load("pay-bill.json");

  static final String MERCHANT = KEYS.path("mchid").asString();
  static final String PUBLIC_KEY_ID = KEYS.path("wechatpay").path("publicKeyId").asString();
  static final Instant NOW = Instant.ofEpochSecond(1_767_240_000);

  /** Which keys of WeChat Pay's a merchant believes. */
  enum Mode {
    PUBLIC_KEY,
    CERTIFICATES,
    BOTH
  }

  private PayVectors() {}

  static List<JsonNode> valid() {
    return NOTIFY.path("valid").valueStream().toList();
  }

  static List<JsonNode> invalid() {
    return NOTIFY.path("invalid").valueStream().toList();
  }

  static JsonNode valid(String name) {
    return valid().stream()
        .filter(vector -> vector.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Webhook callback(JsonNode vector) {
    return new Webhook(MERCHANT, headers(vector), body(vector));
  }

  /** As a platform certificate would have signed it. */
  static Webhook callbackByCertificate(JsonNode vector) {
    var headers = headers(vector);
    headers.put("wechatpay-serial", vector.path("certificateModeSerial").asString());
    return new Webhook(MERCHANT, headers, body(vector));
  }

  static Map<String, String> headers(JsonNode vector) {
    var headers = new HashMap<String, String>();
    vector
        .path("headers")
        .forEachEntry(
            (name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value.asString()));
    return headers;
  }

  static byte[] body(JsonNode vector) {
    return Base64.getDecoder().decode(vector.path("bodyBase64").asString());
  }

  static WeChatPay adapter(Mode mode, String host) {
    return adapter(mode, host, new HandClock(NOW));
  }

  static WeChatPay adapter(Mode mode, String host, Clock clock) {
    var secrets = new SimulatedSecrets().with("wechatpay", secret(mode));
    var settings =
        new Settings(Map.of("WECHATPAY_SECRET_ID", "wechatpay", "WECHATPAY_API_HOST", host));
    return WeChatPay.create(settings, new Secrets(secrets, clock), clock, Duration.ofSeconds(1));
  }

  private static Map<String, String> secret(Mode mode) {
    var secret = new HashMap<String, String>();
    secret.put("merchants", MERCHANT);
    secret.put("notifyUrl", "https://example.test/payment-providers/wechatpay");
    secret.put(MERCHANT + ".appIds", KEYS.path("appid").asString());
    secret.put(MERCHANT + ".apiV3Key", KEYS.path("apiV3Key").asString());
    secret.put(MERCHANT + ".privateKey", KEYS.path("merchant").path("privateKeyPem").asString());
    secret.put(MERCHANT + ".certSerial", KEYS.path("merchant").path("certSerialNo").asString());
    if (mode != Mode.CERTIFICATES) {
      secret.put(MERCHANT + ".publicKeyId", PUBLIC_KEY_ID);
      secret.put(MERCHANT + ".publicKey", KEYS.path("wechatpay").path("publicKeyPem").asString());
    }
    secret.put(MERCHANT + ".platformCertificates", Boolean.toString(mode == Mode.BOTH));
    return secret;
  }

  private static JsonNode load(String name) {
    try (InputStream vectors = PayVectors.class.getResourceAsStream("/vectors/" + name)) {
      return JsonMapper.shared().readTree(vectors.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

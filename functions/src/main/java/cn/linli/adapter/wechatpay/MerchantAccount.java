package cn.linli.adapter.wechatpay;

import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of our merchant numbers and what proves that we are it.
 *
 * @param id the merchant number
 * @param secret by name
 */
record MerchantAccount(String id, String notifyUrl, Map<String, String> secret) {
  private static final List<String> NAMES =
      List.of("appIds", "apiV3Key", "privateKey", "certSerial");
  private static final int API_V3_KEY_BYTES = 32;

  MerchantAccount {
    if (!secret.keySet().containsAll(NAMES)) {
      throw new IllegalStateException("merchant " + id + " lacks one of " + NAMES);
    }
    if (secret.get("apiV3Key").getBytes(StandardCharsets.UTF_8).length != API_V3_KEY_BYTES) {
      throw new IllegalStateException("the APIv3 key of merchant " + id + " is not 32 bytes");
    }
    if (secret.containsKey("publicKey") != secret.containsKey("publicKeyId")) {
      throw new IllegalStateException("merchant " + id + " has a public key or its id, not both");
    }
  }

  /** Reads one; empty when the secret does not list it. */
  static Optional<MerchantAccount> find(Settings settings, Secrets secrets, String id) {
    var values = secrets.read(settings.get("WECHATPAY_SECRET_ID"), "merchants", "notifyUrl");
    if (!list(values.get("merchants")).contains(id) || id.isBlank()) {
      return Optional.empty();
    }
    var own = new HashMap<String, String>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(id + ".") && !value.isBlank()) {
            own.put(name.substring(id.length() + 1), value);
          }
        });
    return Optional.of(new MerchantAccount(id, values.get("notifyUrl") + "/" + id, own));
  }

  private static List<String> list(String text) {
    return List.of(text.strip().split("[,\\s]+"));
  }

  /** The apps that belong to this merchant; another is a sub-merchant's. */
  List<String> appIds() {
    return list(secret.get("appIds"));
  }

  String apiV3Key() {
    return secret.get("apiV3Key");
  }

  String privateKey() {
    return secret.get("privateKey");
  }

  String certSerial() {
    return secret.get("certSerial");
  }

  /** What WeChat Pay calls its public key, or null in the older way. */
  String publicKeyId() {
    return secret.get("publicKeyId");
  }

  /** Null in the older way. */
  String publicKey() {
    return secret.get("publicKey");
  }

  /** Whether platform certificates are believed, alone or beside the public key. */
  boolean platformCertificates() {
    return publicKey() == null || "true".equals(secret.get("platformCertificates"));
  }

  @Override
  public String toString() {
    return "merchant " + id;
  }
}

package cn.linli.shared.keys;

import cn.linli.shared.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/**
 * The deployment's KMS keys: one that wraps the data keys of persons, one for keyed hashes. Nothing
 * is asked of KMS before it is needed, so a SnapStart snapshot holds no key.
 */
public final class Keys {
  private final Supplier<KmsClient> kms;
  private final Settings settings;
  private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();

  /** The keys that DATA_KEY_ID and LOOKUP_KEY_ID name. */
  public Keys(Supplier<KmsClient> kms, Settings settings) {
    this.kms = kms;
    this.settings = settings;
  }

  /**
   * A hash of a value that only we can compute: the same for the same value, telling nothing about
   * it.
   *
   * @param kind keeps hashes of different things apart
   */
  public String lookupHash(String kind, String value) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(mac("lookup", kind + "|" + value));
  }

  /** A message authentication code under the key of a purpose (HMAC-SHA-256). */
  public byte[] mac(String purpose, String message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(derived(purpose));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The 256-bit key of a purpose, made from the lookup key; the same on every instance. */
  public SecretKey derived(String purpose) {
    return derived.computeIfAbsent(purpose, this::derive);
  }

  private SecretKey derive(String purpose) {
    var mac =
        kms.get()
            .generateMac(
                request ->
                    request
                        .keyId(settings.get("LOOKUP_KEY_ID"))
                        .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                        .message(SdkBytes.fromUtf8String("linli|" + purpose)));
    return new SecretKeySpec(mac.mac().asByteArray(), "AES");
  }

  /** A new data key and its wrapped form; only the same context unwraps it. */
  DataKey newDataKey(Map<String, String> context) {
    var made =
        kms.get()
            .generateDataKey(
                request ->
                    request
                        .keyId(settings.get("DATA_KEY_ID"))
                        .keySpec(DataKeySpec.AES_256)
                        .encryptionContext(context));
    return new DataKey(
        new SecretKeySpec(made.plaintext().asByteArray(), "AES"), made.ciphertextBlob());
  }

  SecretKey unwrap(SdkBytes wrapped, Map<String, String> context) {
    var key =
        kms.get()
            .decrypt(
                request ->
                    request
                        .keyId(settings.get("DATA_KEY_ID"))
                        .ciphertextBlob(wrapped)
                        .encryptionContext(context));
    return new SecretKeySpec(key.plaintext().asByteArray(), "AES");
  }

  record DataKey(SecretKey key, SdkBytes wrapped) {}
}

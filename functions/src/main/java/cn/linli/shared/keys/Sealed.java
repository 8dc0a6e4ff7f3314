package cn.linli.shared.keys;

import cn.linli.shared.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Personal data of one person: AES-256-GCM per field under a data key of that person, which KMS
 * wraps. Person and field are authenticated, so a value moved to another person or field does not
 * open. Without the wrapped key nothing opens.
 *
 * @param person whose data it is
 * @param wrappedKey only KMS opens it
 * @param fields nonce and cipher text by field name
 */
public record Sealed(PersonId person, SdkBytes wrappedKey, Map<String, SdkBytes> fields) {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  public Sealed {
    fields = Map.copyOf(fields);
  }

  /** Nothing sealed yet, under a new key. */
  public static Opened create(Keys keys, PersonId person) {
    var key = keys.newDataKey(context(person));
    return new Opened(new Sealed(person, key.wrapped(), Map.of()), key.key());
  }

  /** Asks KMS for the key, to read or add fields. */
  public Opened open(Keys keys) {
    return new Opened(this, keys.unwrap(wrappedKey, context(person)));
  }

  private static Map<String, String> context(PersonId person) {
    return Map.of("person", person.toString());
  }

  /**
   * The fields within reach.
   *
   * @param sealed as it is stored
   * @param key opens it
   */
  public record Opened(Sealed sealed, SecretKey key) {
    /** The same with a field set. */
    public Opened with(String field, String value) {
      var fields = new HashMap<>(sealed.fields);
      fields.put(field, encrypt(field, value));
      return new Opened(new Sealed(sealed.person, sealed.wrappedKey, fields), key);
    }

    /** A field in full, or empty. */
    public Optional<String> read(String field) {
      return Optional.ofNullable(sealed.fields.get(field)).map(value -> decrypt(field, value));
    }

    private SdkBytes encrypt(String field, String value) {
      var nonce = new byte[NONCE_BYTES];
      // Made here and not kept: a generator from before a SnapStart snapshot could repeat itself in
      // every restore.
      new SecureRandom().nextBytes(nonce);
      var text = crypt(Cipher.ENCRYPT_MODE, field, nonce, value.getBytes(StandardCharsets.UTF_8));
      return SdkBytes.fromByteArray(
          ByteBuffer.allocate(NONCE_BYTES + text.length).put(nonce).put(text).array());
    }

    private String decrypt(String field, SdkBytes value) {
      var buffer = value.asByteBuffer();
      var nonce = new byte[NONCE_BYTES];
      buffer.get(nonce);
      var text = new byte[buffer.remaining()];
      buffer.get(text);
      return new String(crypt(Cipher.DECRYPT_MODE, field, nonce, text), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String field, byte[] nonce, byte[] text) {
      try {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((sealed.person + "|" + field).getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(text);
      } catch (GeneralSecurityException wrong) {
        throw new IllegalStateException("a sealed field does not open", wrong);
      }
    }
  }
}

package cn.linli.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.shared.http.ForgedPush;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what WeChat sealed (消息加解密) and seals what it opens: AES-256-CBC with PKCS#7 padding to 32
 * bytes; inside are 16 random bytes, the length, the message and the app that it is for. WxJava
 * opens it without looking at the app.
 */
final class PushCipher {
  static final int RANDOM = 16;
  private static final int BLOCK = 32;

  private final byte[] key;
  private final String appId;

  /**
   * With the key of the console.
   *
   * @param encodingKey EncodingAESKey, 43 characters
   */
  PushCipher(String encodingKey, String appId) {
    this.key = Base64.getDecoder().decode(encodingKey + "=");
    this.appId = appId;
  }

  byte[] open(String sealed) {
    try {
      return message(crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(sealed)));
    } catch (GeneralSecurityException | IllegalArgumentException unfit) {
      throw new ForgedPush("it cannot be opened");
    }
  }

  /**
   * Seals a message for whoever has the key.
   *
   * @param random sixteen bytes, new for each message
   */
  String seal(String message, byte[] random) {
    var text = message.getBytes(UTF_8);
    var app = appId.getBytes(UTF_8);
    int length = RANDOM + Integer.BYTES + text.length + app.length;
    int padding = BLOCK - length % BLOCK;
    var plain =
        ByteBuffer.allocate(length + padding)
            .put(random, 0, RANDOM)
            .putInt(text.length)
            .put(text)
            .put(app)
            .array();
    Arrays.fill(plain, length, plain.length, (byte) padding);
    try {
      return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private byte[] crypt(int mode, byte[] text) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, RANDOM));
    return cipher.doFinal(text);
  }

  private byte[] message(byte[] padded) {
    int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
    int end = padded.length - padding;
    if (padding < 1 || padding > BLOCK || end < RANDOM + Integer.BYTES) {
      throw new ForgedPush("it cannot be opened");
    }
    int length = ByteBuffer.wrap(padded).getInt(RANDOM);
    int from = RANDOM + Integer.BYTES;
    if (length < 0 || length > end - from) {
      throw new ForgedPush("it cannot be opened");
    }
    var app = new String(padded, from + length, end - from - length, UTF_8);
    if (!app.equals(appId)) {
      throw new ForgedPush("for another app");
    }
    return Arrays.copyOfRange(padded, from, from + length);
  }
}

package cn.linli.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How WeChat seals and signs what it pushes, and opens what is answered. */
final class WeChatSeal {
  private static final int BLOCK = 32;
  private static final int HEAD = 20;

  private WeChatSeal() {}

  static String seal(String encodingKey, String appId, String message, String random) {
    var text = message.getBytes(UTF_8);
    var app = appId.getBytes(UTF_8);
    int length = HEAD + text.length + app.length;
    int padding = BLOCK - length % BLOCK;
    var plain =
        ByteBuffer.allocate(length + padding)
            .put(random.getBytes(UTF_8), 0, 16)
            .putInt(text.length)
            .put(text)
            .put(app)
            .array();
    Arrays.fill(plain, length, plain.length, (byte) padding);
    return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, encodingKey, plain));
  }

  /** The message, if it is for this app. */
  static String open(String encodingKey, String appId, String sealed) {
    var plain = crypt(Cipher.DECRYPT_MODE, encodingKey, Base64.getDecoder().decode(sealed));
    int length = ByteBuffer.wrap(plain).getInt(16);
    int end = plain.length - plain[plain.length - 1];
    var app = new String(plain, HEAD + length, end - HEAD - length, UTF_8);
    if (!app.equals(appId)) {
      throw new IllegalArgumentException("for another app");
    }
    return new String(plain, HEAD, length, UTF_8);
  }

  private static byte[] crypt(int mode, String encodingKey, byte[] text) {
    var key = Base64.getDecoder().decode(encodingKey + "=");
    try {
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      var iv = new IvParameterSpec(Arrays.copyOf(key, 16));
      cipher.init(mode, new SecretKeySpec(key, "AES"), iv);
      return cipher.doFinal(text);
    } catch (GeneralSecurityException unfit) {
      throw new IllegalArgumentException(unfit);
    }
  }

  static String sha1(String... parts) {
    try {
      var sorted = Stream.of(parts).sorted().collect(Collectors.joining());
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(sorted.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

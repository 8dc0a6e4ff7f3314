package cn.linli.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * By what a payment knows its payer's openid again. An openid is personal and stays sealed with its
 * person; a mark is good for one payment and says nothing of another.
 */
final class PayerMark {
  private static final int BYTES = 12;

  private PayerMark() {}

  static String of(UUID payment, String openid) {
    var hash = sha256(payment + "/" + openid);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package cn.linli.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** With what the numbers of a payout's transfers begin. */
final class PayoutNumbers {
  private static final int CHARACTERS = 24;

  private PayoutNumbers() {}

  static String of(String id) {
    var text = (Awards.COMMUNITY + "/" + id).getBytes(UTF_8);
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash).substring(0, CHARACTERS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package cn.linli.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.shared.CommunityId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our numbers of payouts and of their transfers at the provider, which takes 32 letters and digits:
 * a hash of whose payout it is, and a count.
 */
final class PayoutNumber {
  private static final int BYTES = 12;
  private static final Pattern TRANSFER = Pattern.compile("([0-9a-f]{24})[0-9]{4,8}");

  private PayoutNumber() {}

  /** Of a payout. */
  static String of(CommunityId community, String id) {
    return HexFormat.of().formatHex(Arrays.copyOf(sha256(community + "/" + id), BYTES));
  }

  /** Of one of its transfers. */
  static String transfer(String payout, int count) {
    return payout + "%04d".formatted(count);
  }

  /** The payout's of a transfer's, if it looks like one of ours. */
  static Optional<String> ofTransfer(String transfer) {
    return Optional.of(TRANSFER.matcher(transfer))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

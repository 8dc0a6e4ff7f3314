package cn.linli.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tencent Cloud's TC3-HMAC-SHA256, computed anew over what arrived. */
final class TencentSignature {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "TC3-HMAC-SHA256 Credential=(?<id>[^/]+)/(?<date>[^/]+)/(?<service>[^/]+)/tc3_request,"
              + " *SignedHeaders=(?<headers>[^,]+), *Signature=(?<signature>[0-9a-f]{64})");
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private TencentSignature() {}

  /**
   * The error code, or empty when the signature is good. The service is the one the caller claims
   * in the scope.
   */
  static Optional<String> refusal(Call call, Map<String, String> keys, Instant now) {
    var parts = AUTHORIZATION.matcher(call.header("authorization"));
    if (!parts.matches()) {
      return Optional.of("AuthFailure.SignatureFailure");
    }
    if (!keys.containsKey(parts.group("id"))) {
      return Optional.of("AuthFailure.SecretIdNotFound");
    }
    var sent = Instant.ofEpochSecond(Long.parseLong(call.header("x-tc-timestamp")));
    var day = LocalDate.ofInstant(sent, ZoneOffset.UTC).toString();
    if (Duration.between(sent, now).abs().compareTo(WINDOW) > 0
        || !day.equals(parts.group("date"))) {
      return Optional.of("AuthFailure.SignatureExpire");
    }
    var scope = day + "/" + parts.group("service") + "/tc3_request";
    var toSign =
        String.join(
            "\n",
            "TC3-HMAC-SHA256",
            call.header("x-tc-timestamp"),
            scope,
            sha256(canonical(call, parts.group("headers"))));
    var key = hmac(("TC3" + keys.get(parts.group("id"))).getBytes(UTF_8), day);
    var signature = hmac(hmac(hmac(key, parts.group("service")), "tc3_request"), toSign);
    return HexFormat.of().formatHex(signature).equals(parts.group("signature"))
        ? Optional.empty()
        : Optional.of("AuthFailure.SignatureFailure");
  }

  private static String canonical(Call call, String signedHeaders) {
    var headers = new StringBuilder();
    for (var name : signedHeaders.split(";", -1)) {
      headers.append(name).append(':').append(call.header(name).strip()).append('\n');
    }
    return String.join(
        "\n", call.method(), call.path(), "", headers, signedHeaders, sha256(call.body()));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}

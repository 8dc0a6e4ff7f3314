package cn.linli.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 in an address, computed anew over what arrived. */
final class S3Signature {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
  private static final Pattern CREDENTIAL =
      Pattern.compile("(?<key>[^/]+)/(?<scope>(?<day>\\d{8})/(?<region>[^/]+)/s3/aws4_request)");

  private S3Signature() {}

  /** The access key behind a good signature; else S3's error. */
  static String check(Call call, Function<String, String> secrets, Instant now) {
    var credential = CREDENTIAL.matcher(call.parameter("X-Amz-Credential"));
    if (!call.parameter("X-Amz-Algorithm").equals("AWS4-HMAC-SHA256") || !credential.matches()) {
      throw new S3Error(403, "AccessDenied");
    }
    var signedAt =
        LocalDateTime.parse(call.parameter("X-Amz-Date"), TIME).toInstant(ZoneOffset.UTC);
    long good = Long.parseLong(call.parameter("X-Amz-Expires"));
    if (now.isAfter(signedAt.plusSeconds(good)) || now.isBefore(signedAt.minusSeconds(900))) {
      throw new S3Error(403, "AccessDenied");
    }
    var toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            call.parameter("X-Amz-Date"),
            credential.group("scope"),
            sha256(canonical(call)));
    var key = ("AWS4" + secrets.apply(credential.group("key"))).getBytes(UTF_8);
    for (var part : List.of(credential.group("scope").split("/", -1))) {
      key = hmac(key, part);
    }
    var signature = HexFormat.of().formatHex(hmac(key, toSign));
    if (!signature.equals(call.parameter("X-Amz-Signature")) || !signsEverything(call)) {
      throw new S3Error(403, "SignatureDoesNotMatch");
    }
    return credential.group("key");
  }

  /** S3 wants all headers of its own signed. */
  private static boolean signsEverything(Call call) {
    var signed = List.of(call.parameter("X-Amz-SignedHeaders").split(";", -1));
    return signed.contains("host")
        && call.headers().keySet().stream()
            .allMatch(name -> !name.startsWith("x-amz-") || signed.contains(name));
  }

  private static String canonical(Call call) {
    var names = call.parameter("X-Amz-SignedHeaders");
    var headers =
        Pattern.compile(";")
            .splitAsStream(names)
            .map(name -> name + ":" + call.header(name).strip() + "\n")
            .collect(Collectors.joining());
    var path = call.target().split("\\?", 2)[0];
    return String.join("\n", call.method(), path, query(call), headers, names, "UNSIGNED-PAYLOAD");
  }

  private static String query(Call call) {
    var sorted = new TreeMap<String, String>();
    for (var pair : call.target().split("\\?", 2)[1].split("&", -1)) {
      var parts = pair.split("=", 2);
      sorted.put(encoded(parts[0]), parts.length == 1 ? "" : encoded(parts[1]));
    }
    sorted.remove("X-Amz-Signature");
    return sorted.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .collect(Collectors.joining("&"));
  }

  /** As RFC 3986 has it, whatever the client spelled. */
  private static String encoded(String raw) {
    var text = new StringBuilder();
    for (byte octet : URLDecoder.decode(raw, UTF_8).getBytes(UTF_8)) {
      boolean plain = Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0;
      text.append(octet > 0 && plain ? "" + (char) octet : "%%%02X".formatted(octet));
    }
    return text.toString();
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

  /** For the test that holds this against a published value. */
  static Optional<String> refusal(Call call, String secret, Instant now) {
    try {
      check(call, key -> secret, now);
      return Optional.empty();
    } catch (S3Error refused) {
      return Optional.of(refused.code());
    }
  }
}

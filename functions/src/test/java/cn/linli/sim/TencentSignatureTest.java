package cn.linli.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What is refused; that the right one passes is shown by the adapter, which signs with the vendor's
 * own SDK.
 */
class TencentSignatureTest {
  private static final Map<String, String> KEYS = Map.of("id", "key");
  private static final Instant SENT = Instant.ofEpochSecond(1767578400);

  @Test
  void refusesWhatIsNotSignedAtAll() {
    assertThat(TencentSignature.refusal(call(""), KEYS, SENT))
        .contains("AuthFailure.SignatureFailure");
  }

  @Test
  void refusesAnUnknownKeyAnOldOneAndAWrongSignature() {
    var unknown = authorization("other", "2026-01-05");
    var known = authorization("id", "2026-01-05");

    assertThat(TencentSignature.refusal(call(unknown), KEYS, SENT))
        .contains("AuthFailure.SecretIdNotFound");
    assertThat(TencentSignature.refusal(call(known), KEYS, SENT.plus(Duration.ofMinutes(6))))
        .contains("AuthFailure.SignatureExpire");
    assertThat(TencentSignature.refusal(call(authorization("id", "2026-01-04")), KEYS, SENT))
        .contains("AuthFailure.SignatureExpire");
    assertThat(TencentSignature.refusal(call(known), KEYS, SENT))
        .contains("AuthFailure.SignatureFailure");
  }

  private static String authorization(String id, String date) {
    return "TC3-HMAC-SHA256 Credential="
        + id
        + "/"
        + date
        + "/faceid/tc3_request, SignedHeaders=content-type;host, Signature="
        + "0".repeat(64);
  }

  private static Call call(String authorization) {
    return new Call(
        "POST",
        "/",
        "/",
        Map.of(),
        Map.of(
            "authorization",
            authorization,
            "x-tc-timestamp",
            Long.toString(SENT.getEpochSecond()),
            "host",
            "127.0.0.1",
            "content-type",
            "application/json; charset=utf-8"),
        SdkBytes.fromUtf8String("{}"));
  }
}

package cn.linli.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** The simulator's own reckoning, beside the value that AWS publishes for an address. */
class S3SignatureTest {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final Instant SIGNED = Instant.parse("2013-05-24T00:00:00Z");
  private static final String TARGET =
      "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
          + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
          + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
          + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

  @Test
  void letsThePublishedExamplePassUntilItEnds() {
    assertThat(S3Signature.refusal(call(TARGET, Map.of()), SECRET, SIGNED)).isEmpty();
    assertThat(S3Signature.refusal(call(TARGET, Map.of()), SECRET, SIGNED.plusSeconds(86400)))
        .isEmpty();
    assertThat(S3Signature.refusal(call(TARGET, Map.of()), SECRET, SIGNED.plusSeconds(86401)))
        .contains("AccessDenied");
  }

  @Test
  void refusesAnotherKeyPathOrTimeAndWhatIsNotSigned() {
    assertThat(S3Signature.refusal(call(TARGET, Map.of()), "other", SIGNED))
        .contains("SignatureDoesNotMatch");
    assertThat(S3Signature.refusal(call(TARGET.replace("test", "tost"), Map.of()), SECRET, SIGNED))
        .contains("SignatureDoesNotMatch");
    assertThat(
            S3Signature.refusal(call(TARGET.replace("86400", "90000"), Map.of()), SECRET, SIGNED))
        .contains("SignatureDoesNotMatch");
    assertThat(S3Signature.refusal(call(TARGET, Map.of("x-amz-tagging", "a=b")), SECRET, SIGNED))
        .contains("SignatureDoesNotMatch");
    assertThat(S3Signature.refusal(call("/test.txt", Map.of()), SECRET, SIGNED))
        .contains("AccessDenied");
  }

  private static Call call(String target, Map<String, String> more) {
    var headers = new LinkedHashMap<>(Map.of("host", "examplebucket.s3.amazonaws.com"));
    headers.putAll(more);
    var query = Call.query(target.contains("?") ? target.split("\\?", 2)[1] : null);
    return new Call(
        "GET",
        target,
        target.split("\\?", 2)[0],
        query,
        headers,
        SdkBytes.fromByteArray(new byte[0]));
  }
}

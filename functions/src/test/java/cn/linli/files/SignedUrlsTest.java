package cn.linli.files;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.HandClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Addresses with a signature, beside the value that AWS publishes for one. */
class SignedUrlsTest {
  private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  /** Amazon S3 API Reference, "Authenticating Requests: Using Query Parameters". */
  @Test
  void signsAsThePublishedExample() {
    var urls =
        urls("https://examplebucket.s3.amazonaws.com", AwsBasicCredentials.create(KEY, SECRET));

    var signed = urls.sign(SdkHttpMethod.GET, "test.txt", Map.of(), Map.of(), Duration.ofDays(1));

    assertThat(signed.getUri().getHost()).isEqualTo("examplebucket.s3.amazonaws.com");
    assertThat(signed.firstMatchingRawQueryParameter("X-Amz-Credential"))
        .contains(KEY + "/20130524/us-east-1/s3/aws4_request");
    assertThat(signed.firstMatchingRawQueryParameter("X-Amz-SignedHeaders")).contains("host");
    assertThat(signed.firstMatchingRawQueryParameter("X-Amz-Signature"))
        .contains("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  }

  @Test
  void signsEveryHeaderThatItIsGiven() {
    var urls = urls("https://files.example", AwsBasicCredentials.create(KEY, SECRET));
    var headers = new LinkedHashMap<>(Map.of("content-type", "image/png", "content-length", "12"));

    var signed = urls.sign(SdkHttpMethod.PUT, "a/b", Map.of(), headers, Duration.ofMinutes(15));

    assertThat(signed.firstMatchingRawQueryParameter("X-Amz-SignedHeaders"))
        .contains("content-length;content-type;host");
    assertThat(signed.firstMatchingRawQueryParameter("X-Amz-Expires")).contains("900");
  }

  @Test
  void carriesTheTokenOfARoleAndStaysInChina() {
    var urls =
        urls(
            "https://some-bucket.s3.cn-north-1.amazonaws.com.cn",
            AwsSessionCredentials.create(KEY, SECRET, "token"));

    var signed = urls.sign(SdkHttpMethod.GET, "a/b", Map.of(), Map.of(), Duration.ofMinutes(5));

    assertThat(signed.getUri().toString())
        .startsWith("https://some-bucket.s3.cn-north-1.amazonaws.com.cn/a/b?");
    assertThat(signed.firstMatchingRawQueryParameter("X-Amz-Security-Token")).contains("token");
  }

  private static SignedUrls urls(String base, AwsCredentials credentials) {
    var provider = StaticCredentialsProvider.create(credentials);
    var clock = new HandClock(Instant.parse("2013-05-24T00:00:00Z"));
    return new SignedUrls(URI.create(base), "us-east-1", () -> provider, clock);
  }
}

package cn.linli.files;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * Requests to S3 that carry their own permission in the address (Signature Version 4 in the query).
 * Every header of the request is signed: S3 refuses the request without it or with another value.
 *
 * @param base the bucket's own address
 * @param credentials asked at each signature: what expires is never held over a snapshot
 */
record SignedUrls(
    URI base, String region, Supplier<AwsCredentialsProvider> credentials, Clock clock) {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /** A request that may be sent until then by anybody who has it. */
  SdkHttpRequest sign(
      SdkHttpMethod method,
      String key,
      Map<String, String> query,
      Map<String, String> headers,
      Duration good) {
    var request = SdkHttpRequest.builder().method(method).uri(base).encodedPath("/" + key);
    query.forEach(request::putRawQueryParameter);
    headers.forEach(request::putHeader);
    var identity = credentials.get().resolveCredentials();
    return SIGNER
        .sign(
            sign ->
                sign.identity(identity)
                    .request(request.build())
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, good)
                    // Whoever sends the bytes is not here: their number is signed, they are not.
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                    // S3 takes a path as it comes, unlike every other service.
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request();
  }
}

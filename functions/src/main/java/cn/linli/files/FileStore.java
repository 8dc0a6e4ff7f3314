package cn.linli.files;

import cn.linli.shared.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The bucket of a deployment. What is read is always the version that was scanned, and what is
 * brought is tagged as unclaimed, which the bucket's lifecycle goes by.
 */
public final class FileStore {
  private static final Duration TO_BRING = Duration.ofMinutes(15);
  private static final Duration TO_FETCH = Duration.ofMinutes(5);
  private static final Duration OURSELVES = Duration.ofMinutes(1);
  private static final String UNCLAIMED = "claimed=no";
  private static final int HEAD = 16;

  private final SignedUrls urls;
  private final Supplier<SdkHttpClient> http;
  private final Clock clock;

  private FileStore(SignedUrls urls, Supplier<SdkHttpClient> http, Clock clock) {
    this.urls = urls;
    this.http = http;
    this.clock = clock;
  }

  /** The bucket that the settings name. */
  public static FileStore of(
      Settings settings,
      Supplier<AwsCredentialsProvider> credentials,
      Supplier<SdkHttpClient> http,
      Clock clock) {
    var base = URI.create(settings.get("FILES_URL"));
    var urls = new SignedUrls(base, settings.get("AWS_REGION"), credentials, clock);
    return new FileStore(urls, http, clock);
  }

  /** How an upload is brought, once: S3 refuses a second time, another size and another type. */
  Target target(Upload upload) {
    var until = now().plus(TO_BRING);
    var headers = new LinkedHashMap<String, String>();
    headers.put("content-type", upload.type().toString());
    headers.put("content-length", Integer.toString(upload.bytes()));
    headers.put("if-none-match", "*");
    headers.put("x-amz-tagging", UNCLAIMED);
    var signed = urls.sign(SdkHttpMethod.PUT, upload.key(), Map.of(), headers, TO_BRING);
    var listed = headers.entrySet().stream().map(Header::of).toList();
    return new Target(signed.getUri().toString(), "PUT", listed, until);
  }

  /** A signature counts whole seconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Where an upload that is clean can be fetched; a browser saves it and shows nothing of it. */
  Link link(Upload upload) {
    var query =
        Map.of(
            "versionId",
            upload.version(),
            "response-content-disposition",
            "attachment; filename=\"" + upload.fileName() + "\"");
    var signed = urls.sign(SdkHttpMethod.GET, upload.key(), query, Map.of(), TO_FETCH);
    return new Link(signed.getUri().toString(), now().plus(TO_FETCH));
  }

  /** What the store holds under a key. */
  Look look(String key, String version) {
    var headers = Map.of("range", "bytes=0-" + (HEAD - 1));
    var request =
        urls.sign(SdkHttpMethod.GET, key, Map.of("versionId", version), headers, OURSELVES);
    return send(
        request,
        (response, body) -> {
          var answer = response.httpResponse();
          var range = answer.firstMatchingHeader("content-range").orElse("/0");
          return new Look(
              Long.parseLong(range.substring(range.indexOf('/') + 1)),
              answer.firstMatchingHeader("content-type").orElse(""),
              new String(body.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
        });
  }

  /** All bytes of an upload; it has no more than its purpose allows. */
  byte[] read(Upload upload) {
    var query = Map.of("versionId", upload.version());
    var request = urls.sign(SdkHttpMethod.GET, upload.key(), query, Map.of(), OURSELVES);
    return send(request, (response, body) -> body.readNBytes(upload.bytes()));
  }

  /** Deletes a version for good. One that is not there is fine. */
  void delete(String key, String version) {
    var query = Map.of("versionId", version);
    send(urls.sign(SdkHttpMethod.DELETE, key, query, Map.of(), OURSELVES), (response, body) -> 0);
  }

  /** Takes the mark off by which the lifecycle would let go of it. */
  void keep(Upload upload) {
    var query = new LinkedHashMap<String, String>();
    query.put("tagging", "");
    query.put("versionId", upload.version());
    var request = urls.sign(SdkHttpMethod.DELETE, upload.key(), query, Map.of(), OURSELVES);
    send(request, (response, body) -> 0);
  }

  private <T> T send(SdkHttpRequest request, Reading<T> reading) {
    try {
      var asked = HttpExecuteRequest.builder().request(request).build();
      var response = http.get().prepareRequest(asked).call();
      try (var body =
          response
              .responseBody()
              .map(InputStream.class::cast)
              .orElseGet(InputStream::nullInputStream)) {
        if (!response.httpResponse().isSuccessful()) {
          throw SdkClientException.create(
              "the file store answers %s with %d"
                  .formatted(request.method(), response.httpResponse().statusCode()));
        }
        return reading.read(response, body);
      }
    } catch (IOException silent) {
      throw SdkClientException.create("the file store does not answer", silent);
    }
  }

  private interface Reading<T> {
    T read(HttpExecuteResponse response, InputStream body) throws IOException;
  }

  /**
   * What arrived.
   *
   * @param head the first bytes, a character each
   */
  record Look(long bytes, String type, String head) {
    boolean is(Upload upload) {
      return bytes == upload.bytes()
          && type.equals(upload.type().toString())
          && upload.type().begins(head);
    }
  }

  /** How a file is brought: all of these headers, until then. */
  record Target(String url, String method, List<Header> headers, Instant until) {}

  /** A header to send just so. */
  record Header(String name, String value) {
    static Header of(Map.Entry<String, String> header) {
      return new Header(header.getKey(), header.getValue());
    }
  }

  /** Where a file can be fetched until then. */
  public record Link(String url, Instant until) {}
}

package cn.linli.adapter.ttlock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forms there, JSON back, and no word about either in any exception. */
final class TtLockHttp {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI host;
  private HttpClient client;

  TtLockHttp(URI host) {
    this.host = host;
  }

  /** Nobody knows what became of a call. */
  static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String reason) {
      super(reason, null, false, false);
    }
  }

  JsonNode post(String path, Map<String, String> form, Duration within) {
    return send(
        HttpRequest.newBuilder(host.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form))),
        within);
  }

  JsonNode get(String path, Map<String, String> query, Duration within) {
    return send(HttpRequest.newBuilder(host.resolve(path + "?" + encoded(query))).GET(), within);
  }

  /** The time is for the whole answer; the client's own ends with the headers. */
  private JsonNode send(HttpRequest.Builder request, Duration within) {
    var answer = client().sendAsync(request.timeout(within).build(), BodyHandlers.ofString(UTF_8));
    try {
      var response = answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new NoAnswer("HTTP " + response.statusCode());
      }
      return json(response.body());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new NoAnswer("time-out");
    } catch (ExecutionException failed) {
      throw new NoAnswer(failed.getCause().getClass().getSimpleName());
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted");
    }
  }

  /** Without the parser's exception as cause: it may quote the answer. */
  private static JsonNode json(String body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (RuntimeException malformed) {
      throw new NoAnswer("no JSON");
    }
    if (!json.isObject()) {
      throw new NoAnswer("no JSON object");
    }
    var errcode = json.path("errcode").asInt(0);
    if (errcode != 0) {
      throw new TtLockErrors.No(errcode);
    }
    return json;
  }

  static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Made at the first call: a snapshot of the started function must hold no connection. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }
}

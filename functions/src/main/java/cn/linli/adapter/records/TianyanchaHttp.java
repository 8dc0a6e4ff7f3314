package cn.linli.adapter.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.merchant.RecordsFailure;
import cn.linli.merchant.RecordsFailure.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions there, results back, and no word about either in any exception. */
final class TianyanchaHttp {
  private static final Logger LOG = LoggerFactory.getLogger(TianyanchaHttp.class);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int NOTHING = 300_000;

  private final URI host;
  private final Duration patience;
  private HttpClient client;

  TianyanchaHttp(URI host, Duration patience) {
    this.host = host;
    this.patience = patience;
  }

  /**
   * The result; empty when nothing is known. The time is for the whole answer; the client's own
   * ends with the headers.
   */
  Optional<JsonNode> get(String path, String keyword, String token) {
    var query = "?keyword=" + URLEncoder.encode(keyword, UTF_8) + "&pageNum=1&pageSize=20";
    var request =
        HttpRequest.newBuilder(host.resolve(path + query)).header("Authorization", token).build();
    var answer = client().sendAsync(request, BodyHandlers.ofString(UTF_8));
    try {
      var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw failure(Kind.LATER, "HTTP " + response.statusCode());
      }
      return result(JsonMapper.shared().readTree(response.body()));
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw failure(Kind.LATER, "time-out");
    } catch (ExecutionException failed) {
      throw failure(Kind.LATER, failed.getCause().getClass().getSimpleName());
    } catch (JacksonException malformed) {
      throw failure(Kind.LATER, "no JSON");
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw failure(Kind.LATER, "interrupted");
    }
  }

  /**
   * An account that is over, empty or unknown is mended by somebody; nothing is given up for it.
   */
  private static Optional<JsonNode> result(JsonNode answer) {
    var code = answer.path("error_code").asInt(-1);
    return switch (code) {
      case 0 -> Optional.of(answer.path("result"));
      case NOTHING -> Optional.empty();
      // a parameter is missing
      case 300_008 -> throw failure(Kind.REFUSED, "error_code " + code);
      default -> throw failure(Kind.LATER, "error_code " + code);
    };
  }

  private static RecordsFailure failure(Kind kind, String reason) {
    LOG.warn("Tianyancha: {}", reason);
    return new RecordsFailure(kind, reason);
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

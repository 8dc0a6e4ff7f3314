package cn.linli.adapter.wechatpay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A server that answers with recorded answers and remembers what it was asked. */
final class Replay implements AutoCloseable {
  /** A request as it arrived. */
  record Asked(String method, String path, String authorization, String serial, String body) {}

  private final HttpServer server;
  private final Map<String, JsonNode> answers = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private UnaryOperator<byte[]> spoil = UnaryOperator.identity();

  Replay() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on a path is answered with this; null makes it a gateway's 502. */
  synchronized void answer(String path, JsonNode answer) {
    answers.put(path, answer);
  }

  /** From now on bodies are changed on their way. */
  synchronized void spoil(UnaryOperator<byte[]> how) {
    spoil = how;
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = exchange.getRequestHeaders();
      JsonNode answer;
      byte[] bytes;
      synchronized (this) {
        asked.add(
            new Asked(
                exchange.getRequestMethod(),
                uri.toString(),
                headers.getFirst("Authorization"),
                headers.getFirst("Wechatpay-Serial"),
                body));
        answer = answers.get(uri.getPath());
        bytes =
            answer == null
                ? "<html>502</html>".getBytes(StandardCharsets.UTF_8)
                : spoil.apply(answer.path("body").asString().getBytes(StandardCharsets.UTF_8));
      }
      if (answer != null) {
        answer
            .path("headers")
            .forEachEntry(
                (name, value) -> exchange.getResponseHeaders().set(name, value.asString()));
      }
      var status = answer == null ? 502 : answer.path("status").asInt();
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

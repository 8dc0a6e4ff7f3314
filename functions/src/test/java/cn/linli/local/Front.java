package cn.linli.local;

import cn.linli.shared.http.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What API Gateway does: takes HTTP, makes the event of payload format 2.0, calls the function,
 * answers. Loopback only.
 */
final class Front implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private static final int GATEWAY_LIMIT = 10 * 1024 * 1024;

  private final HttpServer server;
  private final Routes routes;
  private final Lambdas lambdas;

  Front(int port, Routes routes, Lambdas lambdas) throws IOException {
    this.routes = routes;
    this.lambdas = lambdas;
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    server = HttpServer.create(loopback, 256);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var match = routes.match(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
      if (match.isEmpty()) {
        send(
            exchange,
            404,
            Map.of("content-type", "application/json"),
            "{\"message\":\"Not Found\"}");
        return;
      }
      var body = exchange.getRequestBody().readNBytes(GATEWAY_LIMIT + 1);
      if (body.length > GATEWAY_LIMIT) {
        send(
            exchange,
            413,
            Map.of("content-type", "application/json"),
            "{\"message\":\"Request Entity Too Large\"}");
        return;
      }
      answer(
          exchange,
          lambdas.call(match.get().route().function(), event(exchange, match.get(), body)));
    } catch (RuntimeException failure) {
      LOG.error("the front failed", failure);
      send(
          exchange,
          500,
          Map.of("content-type", "application/json"),
          "{\"message\":\"Internal Server Error\"}");
    }
  }

  private static void answer(HttpExchange exchange, byte[] reply) throws IOException {
    JsonNode answer = Json.MAPPER.readTree(reply);
    var headers = new LinkedHashMap<String, String>();
    answer
        .path("headers")
        .propertyStream()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
    send(exchange, answer.path("statusCode").asInt(), headers, bytes(answer));
  }

  private static byte[] bytes(JsonNode answer) {
    var body = answer.path("body").asString("");
    return answer.path("isBase64Encoded").asBoolean(false)
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(
      HttpExchange exchange, int status, Map<String, String> headers, String body)
      throws IOException {
    send(exchange, status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(
      HttpExchange exchange, int status, Map<String, String> headers, byte[] bytes)
      throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static byte[] event(HttpExchange exchange, Routes.Match match, byte[] body) {
    var event = new LinkedHashMap<String, Object>();
    event.put("version", "2.0");
    event.put("routeKey", match.route().key());
    event.put("rawPath", exchange.getRequestURI().getRawPath());
    event.put("headers", headers(exchange));
    event.put("pathParameters", match.parameters().isEmpty() ? null : match.parameters());
    event.put("queryStringParameters", query(exchange.getRequestURI().getRawQuery()));
    event.put(
        "requestContext", Map.of("requestId", UUID.randomUUID().toString(), "stage", "$default"));
    var text = text(body);
    if (body.length > 0) {
      event.put("body", text == null ? Base64.getEncoder().encodeToString(body) : text);
    }
    event.put("isBase64Encoded", text == null);
    return Json.bytes(event);
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    var headers = new LinkedHashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return headers;
  }

  private static Map<String, String> query(String raw) {
    if (raw == null || raw.isEmpty()) {
      return null;
    }
    var query = new LinkedHashMap<String, String>();
    for (var pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      var name = decode(equals < 0 ? pair : pair.substring(0, equals));
      query.merge(
          name,
          equals < 0 ? "" : decode(pair.substring(equals + 1)),
          (one, other) -> one + "," + other);
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The body as text, or null where it is not UTF-8 and travels as base64. */
  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException binary) {
      return null;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

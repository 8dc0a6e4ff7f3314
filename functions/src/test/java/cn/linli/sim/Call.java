package cn.linli.sim;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as a simulator reads it.
 *
 * @param method GET or POST
 * @param target path and query as they were sent
 * @param path without the query
 * @param query decoded
 * @param headers names in lower case, first value each
 * @param content the bytes of the body
 */
record Call(
    String method,
    String target,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    SdkBytes content) {

  static Call read(HttpExchange exchange) throws IOException {
    var headers = new LinkedHashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    var uri = exchange.getRequestURI();
    return new Call(
        exchange.getRequestMethod(),
        uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
        uri.getPath(),
        query(uri.getRawQuery()),
        headers,
        SdkBytes.fromInputStream(exchange.getRequestBody()));
  }

  /** The body in UTF-8; of an upload in parts, which is no text, a character for each byte. */
  String body() {
    boolean inParts = header("content-type").startsWith("multipart/");
    return content.asString(inParts ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** A parameter of the query, or an empty string. */
  String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The body as JSON; throws when it is none. */
  JsonNode json() {
    return JsonMapper.shared().readTree(body());
  }

  /** The body as a form. */
  Map<String, String> form() {
    return query(body());
  }

  static Map<String, String> query(String raw) {
    var query = new LinkedHashMap<String, String>();
    for (var pair : raw == null ? new String[0] : raw.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

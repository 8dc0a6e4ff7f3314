package cn.linli.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A response of a simulator. */
final class Answer {
  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers;

  /** With any other headers. */
  Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body.clone();
    this.headers = Map.copyOf(headers);
  }

  Answer(int status, String contentType, String body) {
    this(status, contentType, body.getBytes(UTF_8), Map.of());
  }

  int status() {
    return status;
  }

  /** As the vendor sends it. */
  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body.clone();
  }

  Map<String, String> headers() {
    return headers;
  }

  static Answer json(Map<String, ?> content) {
    var json = JsonMapper.shared().writeValueAsString(content);
    return new Answer(200, "application/json; encoding=utf-8", json);
  }

  static Answer text(int status, String text) {
    return new Answer(status, "text/plain; charset=utf-8", text);
  }

  /** What a gateway in front of a vendor answers. */
  static Answer html(int status) {
    return new Answer(status, "text/html", "<html><body><h1>" + status + "</h1></body></html>");
  }
}

package cn.linli.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A response of a simulator.
 *
 * @param status of HTTP
 * @param contentType as the vendor sends it
 * @param headers any others
 */
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
  Answer(int status, String contentType, String body) {
    this(status, contentType, body.getBytes(UTF_8), Map.of());
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

  /** The same with one more header. */
  Answer with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, body, more);
  }
}

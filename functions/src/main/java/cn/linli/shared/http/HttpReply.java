package cn.linli.shared.http;

import java.util.Map;

/**
 * An HTTP response as API Gateway wants it (payload format 2.0).
 *
 * @param body null for none
 */
public record HttpReply(int statusCode, Map<String, String> headers, String body) {
  static HttpReply json(int status, Object body) {
    return body == null
        ? new HttpReply(204, Map.of(), null)
        : new HttpReply(status, Map.of("content-type", "application/json"), Json.text(body));
  }
}

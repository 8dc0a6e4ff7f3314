package cn.linli.shared.http;

import java.util.Map;

/**
 * An HTTP response as API Gateway wants it (payload format 2.0).
 *
 * @param body null for none
 */
public record HttpReply(int statusCode, Map<String, String> headers, String body) {
  // Tokens and personal data are in many answers; what may be kept says so itself when it comes.
  private static final Map<String, String> JSON =
      Map.of("content-type", "application/json", "cache-control", "no-store");

  static HttpReply json(int status, Object body) {
    return body == null
        ? new HttpReply(204, Map.of(), null)
        : new HttpReply(status, JSON, Json.text(body));
  }
}

package cn.linli.shared.http;

import java.util.Map;

/**
 * An HTTP response as API Gateway wants it (payload format 2.0).
 *
 * @param body null for none
 * @param isBase64Encoded whether the body is base64 of the bytes to send
 */
public record HttpReply(
    int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {
  // Tokens and personal data are in many answers; what may be kept says so itself when it comes.
  static final String NOT_KEPT = "no-store";
  private static final Map<String, String> JSON =
      Map.of("content-type", "application/json", "cache-control", NOT_KEPT);

  static HttpReply text(int status, Map<String, String> headers, String body) {
    return new HttpReply(status, headers, body, false);
  }

  static HttpReply of(int status, Object body) {
    return switch (body) {
      case null -> text(204, Map.of(), null);
      case Download download -> download(status, download);
      case PlainText plain ->
          text(status, Map.of("content-type", "text/plain; charset=utf-8"), plain.text());
      default -> text(status, JSON, Json.text(body));
    };
  }

  private static HttpReply download(int status, Download download) {
    var headers =
        Map.of(
            "content-type",
            download.contentType(),
            "content-disposition",
            "attachment; filename=\"" + download.fileName() + "\"",
            "x-content-type-options",
            "nosniff",
            "cache-control",
            NOT_KEPT);
    return new HttpReply(status, headers, download.base64(), true);
  }
}

package cn.linli.shared.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP request as API Gateway hands it to Lambda (payload format 2.0); only what we read.
 *
 * @param routeKey method and path template, as in the contract
 * @param headers names in lower case
 * @param pathParameters may be null
 * @param queryStringParameters may be null
 * @param requestContext where the request id is
 * @param body may be null
 * @param isBase64Encoded whether the body is base64 of the bytes that were sent
 */
public record HttpEvent(
    String routeKey,
    Map<String, String> headers,
    Map<String, String> pathParameters,
    Map<String, String> queryStringParameters,
    RequestContext requestContext,
    String body,
    boolean isBase64Encoded) {

  public HttpEvent {
    headers = headers == null ? Map.of() : headers;
    pathParameters = pathParameters == null ? Map.of() : pathParameters;
    queryStringParameters = queryStringParameters == null ? Map.of() : queryStringParameters;
  }

  /** The exact bytes that were sent; signatures are computed over these. */
  public byte[] rawBody() {
    if (body == null) {
      return new byte[0];
    }
    return isBase64Encoded
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /** A header, or null. */
  public String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** The id that API Gateway gave the request. */
  public String requestId() {
    return requestContext == null ? "none" : requestContext.requestId();
  }

  /** See {@link HttpEvent#requestId()}. */
  public record RequestContext(String requestId) {}
}

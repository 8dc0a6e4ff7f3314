package cn.linli.shared.http;

import java.util.Map;

/**
 * The input of an operation that a vendor calls in its own way: not bound, not checked against a
 * schema. Whoever takes it has to know the caller.
 */
public final class Webhook {
  private final String key;
  private final Map<String, String> headers;
  private final Map<String, String> query;
  private final byte[] body;

  /**
   * A call as it came.
   *
   * @param key the last part of our address, by which the vendor knows whom it means
   * @param headers by their names in lower case
   */
  public Webhook(String key, Map<String, String> headers, byte[] body) {
    this(key, headers, Map.of(), body);
  }

  /**
   * The same for vendors who sign in the address.
   *
   * @param query the parameters of the address
   */
  public Webhook(String key, Map<String, String> headers, Map<String, String> query, byte[] body) {
    this.key = key;
    this.headers = Map.copyOf(headers);
    this.query = Map.copyOf(query);
    this.body = body.clone();
  }

  /** The last part of the path. */
  public String key() {
    return key;
  }

  /** By their names in lower case. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The parameters of the address. */
  public Map<String, String> query() {
    return query;
  }

  /** The bytes that were sent. */
  public byte[] body() {
    return body.clone();
  }

  /** Without the key, the address and the body. */
  @Override
  public String toString() {
    return "a webhook's call of " + body.length + " bytes";
  }
}

package cn.linli.shared.http;

/**
 * The input of an operation that a vendor calls in its own way: not bound, not checked against a
 * schema. Whoever takes it has to know the caller.
 */
public final class Webhook {
  private final String key;
  private final byte[] body;

  Webhook(String key, byte[] body) {
    this.key = key;
    this.body = body.clone();
  }

  /** The last part of the path. */
  public String key() {
    return key;
  }

  /** The bytes that were sent. */
  public byte[] body() {
    return body.clone();
  }

  /** Without the key and the body. */
  @Override
  public String toString() {
    return "a webhook's call of " + body.length + " bytes";
  }
}

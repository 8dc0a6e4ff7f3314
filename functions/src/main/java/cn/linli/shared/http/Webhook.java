package cn.linli.shared.http;

/**
 * The input of an operation that a vendor calls in its own way: not bound, not checked against a
 * schema. Whoever takes it has to know the caller by the key.
 *
 * @param key the last part of the path
 * @param body as it came
 */
public record Webhook(String key, byte[] body) {
  public Webhook {
    body = body.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  /** Without the key and the body. */
  @Override
  public String toString() {
    return "a webhook's call of " + body.length + " bytes";
  }
}

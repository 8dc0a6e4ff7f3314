package cn.linli.payment;

import java.util.Map;

/**
 * A call that says it comes from the provider.
 *
 * @param merchant the last part of our address, by which the provider knows the merchant
 * @param headers by their names in lower case
 */
public record Callback(String merchant, Map<String, String> headers, byte[] body) {
  public Callback {
    headers = Map.copyOf(headers);
    body = body.clone();
  }

  /** The bytes that were sent. */
  @Override
  public byte[] body() {
    return body.clone();
  }

  /** Without what was sent. */
  @Override
  public String toString() {
    return "a callback for " + merchant;
  }
}

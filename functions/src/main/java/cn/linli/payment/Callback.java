package cn.linli.payment;

import java.util.Map;

/** A call that says it comes from the provider. */
public final class Callback {
  private final String merchant;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * A call as it came.
   *
   * @param merchant the last part of our address, by which the provider knows the merchant
   * @param headers by their names in lower case
   */
  public Callback(String merchant, Map<String, String> headers, byte[] body) {
    this.merchant = merchant;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  /** For which merchant it says it is. */
  public String merchant() {
    return merchant;
  }

  /** By their names in lower case. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The bytes that were sent. */
  public byte[] body() {
    return body.clone();
  }

  /** Without what was sent. */
  @Override
  public String toString() {
    return "a callback for " + merchant;
  }
}

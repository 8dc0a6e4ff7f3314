package cn.linli.groupbuy;

/** Port to whoever draws the codes that open a page of the mini program (小程序码). */
public interface ShareCards {
  /**
   * A code that lasts for ever.
   *
   * @param page of the published mini program, without a slash in front
   * @param scene what the page is told: up to 32 of {@code 0-9 A-Z a-z !#$&'()*+,/:;=?@-._~}
   * @throws WeChatFailure REFUSED when page or scene are not such
   */
  Card card(String page, String scene);

  /** A picture of a code. */
  final class Card {
    private final String contentType;
    private final byte[] bytes;

    /** A picture and what it is. */
    public Card(String contentType, byte[] bytes) {
      this.contentType = contentType;
      this.bytes = bytes.clone();
    }

    /** {@code image/jpeg} or {@code image/png}. */
    public String contentType() {
      return contentType;
    }

    /** All of it. */
    public byte[] bytes() {
      return bytes.clone();
    }
  }
}

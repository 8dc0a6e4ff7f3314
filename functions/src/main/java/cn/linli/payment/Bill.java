package cn.linli.payment;

import java.io.IOException;
import java.io.InputStream;

/**
 * What the provider says happened on a day, as text in UTF-8. Reading it to its end fails where it
 * is not what the provider announced.
 *
 * @param text to be read once
 */
public record Bill(InputStream text) implements AutoCloseable {
  /** Which bill. */
  public enum Kind {
    /** Payments and refunds (交易账单). */
    TRADE,
    /** Every movement of the account (资金账单). */
    FUND_FLOW
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}

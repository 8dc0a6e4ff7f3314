package cn.linli.payment;

import cn.linli.shared.Money;
import java.time.Instant;

/**
 * Money that somebody is asked for.
 *
 * @param number ours, 6 to 32 of {@code 0-9A-Za-z_-}
 * @param description for the payer to read
 * @param openid the payer's in the payee's app
 * @param expiresAt after it nobody can pay any more
 * @param frozen whether the money stays frozen at the provider until it is shared out
 */
public record PayOrder(
    String number,
    Money amount,
    String description,
    String openid,
    Instant expiresAt,
    boolean frozen) {
  /** Without the payer. */
  @Override
  public String toString() {
    return "order " + number;
  }
}

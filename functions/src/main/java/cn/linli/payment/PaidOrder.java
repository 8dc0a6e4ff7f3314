package cn.linli.payment;

import cn.linli.shared.Money;
import java.time.Instant;

/**
 * An order that was paid, as the provider has it.
 *
 * @param merchant the merchant number by which we sign
 * @param subMerchant the one that was paid, or null when that is the same
 * @param number ours
 * @param transaction the provider's number
 * @param amount what the order asked for; with coupons the payer paid less
 */
public record PaidOrder(
    String merchant,
    String subMerchant,
    String appId,
    String number,
    String transaction,
    Money amount,
    String currency,
    String openid,
    Instant paidAt) {
  /** The account to which it was paid, as {@link Payee#account} has it. */
  String account() {
    return Payee.account(merchant, subMerchant);
  }

  /** Without the payer. */
  @Override
  public String toString() {
    return "paid order " + number;
  }
}

package cn.linli.payment;

/**
 * A payment that its payer is about to make.
 *
 * @param payment as it was asked for
 * @param payee as the provider knows them, in the payer's app
 * @param openid the payer's there
 */
public record Opening(Payment payment, Payee payee, String openid) {
  /** Without the openid. */
  @Override
  public String toString() {
    return "the opening of payment " + payment.ask().payment();
  }
}

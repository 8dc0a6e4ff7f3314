package cn.linli.payment;

/**
 * Who gets the money, as the provider knows them.
 *
 * @param id ours, within a community
 * @param mode how the merchant is connected
 * @param merchant the merchant number by which we sign (直连商户号, 服务商商户号)
 * @param subMerchant the merchant number that is paid, or null when that is the same
 * @param appId the app in which payers pay
 */
public record Payee(String id, Mode mode, String merchant, String subMerchant, String appId) {
  /**
   * The account at the provider to which money comes: the number that is paid, behind the one by
   * which we sign where these are two.
   */
  public String account() {
    return account(merchant, subMerchant);
  }

  static String account(String merchant, String subMerchant) {
    return subMerchant == null ? merchant : merchant + "-" + subMerchant;
  }

  /** How a merchant is connected. */
  public enum Mode {
    /** The merchant is our own (直连). */
    DIRECT,
    /** A service provider acts for the merchant (服务商). */
    PARTNER,
    /** A platform acts for the merchant, and the money stays frozen (收付通). */
    ECOMMERCE
  }
}

package cn.linli.merchant;

/**
 * A merchant's account at the payment provider, as far as it is opened.
 *
 * @param applications how often it was applied for; each has a number of its own
 * @param state in the provider's words, or null before the first
 * @param signUrl where its owner signs the provider's contract, or null
 * @param merchant the number by which the platform signs, once it is open
 * @param subMerchant the number that is paid, once it is open
 */
record SellerAccount(
    int applications, String state, String signUrl, String merchant, String subMerchant) {
  static final SellerAccount NONE = new SellerAccount(0, null, null, null, null);

  /** One application more. */
  SellerAccount applying() {
    return new SellerAccount(applications + 1, null, null, null, null);
  }

  SellerAccount at(String nextState, String nextSignUrl) {
    return new SellerAccount(applications, nextState, nextSignUrl, merchant, subMerchant);
  }

  SellerAccount open(String platform, String number) {
    return new SellerAccount(applications, "finished", null, platform, number);
  }
}

package cn.linli.merchant;

import cn.linli.shared.ErrorCode;

/** How merchant says no. */
public enum MerchantError implements ErrorCode {
  NOT_FOUND("merchant.not-found", 404, false, "There is no such merchant here, or it is not yours"),
  CATEGORY_UNKNOWN("merchant.category-unknown", 409, false, "There is no such category here"),
  PRODUCT_NOT_FOUND(
      "merchant.product-not-found", 404, false, "There is no such product, or it is not yours"),
  ID_REUSED("merchant.id-reused", 409, false, "This id belongs to something else"),
  TOO_MANY("merchant.too-many", 409, false, "There are as many of these already as one may have"),
  NOT_NOW("merchant.not-now", 409, false, "It is not at a stage at which this can be done"),
  OWN("merchant.own", 403, false, "Nobody decides about what is their own"),
  DECIDED_ALREADY("merchant.decided-already", 409, false, "Somebody has decided this already"),
  INCOMPLETE(
      "merchant.incomplete", 409, false, "Something is missing or no longer good; see the detail"),
  CONTRACT_UNKNOWN(
      "merchant.contract-unknown", 409, false, "This is not the version of the contract to sign"),
  GUARANTEE_SHORT(
      "merchant.guarantee-short",
      409,
      false,
      "The guarantee deposit is below the level that this takes; top it up first"),
  GUARANTEE_IN_USE(
      "merchant.guarantee-in-use",
      409,
      false,
      "The guarantee stays while orders, disputes or after-sale periods are open"),
  NOT_ADMITTED(
      "merchant.not-admitted", 409, false, "The merchant is not admitted in this community"),
  VETOED("merchant.vetoed", 409, false, "The committee of this community has said no"),
  MAY_NOT_SELL("merchant.may-not-sell", 409, false, "The merchant is not active, or is suspended"),
  NOT_REVIEWED(
      "merchant.not-reviewed", 409, false, "This product has not passed review as it is now"),
  CHANGED_MEANWHILE(
      "merchant.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew");

  private final Answer answer;

  MerchantError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}

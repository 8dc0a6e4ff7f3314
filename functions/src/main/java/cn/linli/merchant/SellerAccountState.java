package cn.linli.merchant;

import cn.linli.shared.Money;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How an application for a seller's account stands at the payment provider. */
public sealed interface SellerAccountState {
  /** The provider's programs look at it (资料校验中). */
  record Checking() implements SellerAccountState {}

  /**
   * The seller has to prove that the bank account is theirs (待账户验证), in one of two ways.
   *
   * @param page where the legal person does so with WeChat in hand
   * @param remittance what the account has to pay
   */
  record NeedsVerification(Optional<URI> page, Optional<Remittance> remittance)
      implements SellerAccountState {}

  /** The provider's people look at it (审核中), for a day or two. */
  record Auditing() implements SellerAccountState {}

  /** The legal person has to sign with WeChat in hand (待签约); the page is shown as a QR code. */
  record NeedsSigning(URI page) implements SellerAccountState {}

  /** There is an account. */
  record Finished(String subMerchant) implements SellerAccountState {}

  /** Mend what is named, and apply again under the same number (已驳回). */
  record Rejected(List<Reason> reasons) implements SellerAccountState {}

  /** The provider stopped it (已冻结). */
  record Frozen(List<Reason> reasons) implements SellerAccountState {}

  /** It is void (已作废). */
  record Cancelled() implements SellerAccountState {}

  /**
   * What the provider does not like.
   *
   * @param field the provider's name of it
   * @param why the provider's words, for the seller
   */
  record Reason(String field, String why) {}

  /**
   * Money that the seller pays from the account to show that it is theirs.
   *
   * @param remark what has to be written on it
   * @param deadline in the provider's words
   */
  record Remittance(
      Money amount,
      String account,
      String holder,
      String bank,
      String city,
      String remark,
      String deadline) {}
}

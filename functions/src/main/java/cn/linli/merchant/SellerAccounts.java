package cn.linli.merchant;

import java.util.Optional;

/**
 * Port to the accounts that sellers have at the payment provider, below our platform's number
 * (二级商户). Every method may fail with {@link cn.linli.payment.ProviderFailure}; after UNKNOWN the
 * same application may be handed in again.
 */
public interface SellerAccounts {
  /**
   * Hands an application in. The same again is the same application there; after a rejection
   * another content under the number takes its place.
   *
   * @throws cn.linli.payment.ProviderFailure REFUSED with NUMBER_USED while an application of that
   *     number is under way: ask how it stands, nothing was changed
   */
  void apply(SellerApplication application);

  /** How it stands; empty when there is none of that number. */
  Optional<SellerAccountState> find(String number);

  /** The number by which the platform signs for all of them. */
  String platform();
}

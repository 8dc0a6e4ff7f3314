package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import java.time.Instant;

/**
 * Why money moves.
 *
 * @param payee whose money at the provider it is
 * @param reference what happened in the business, for example {@code payment/P1}; of one reference
 *     each recipe makes one entry at the most
 * @param at when it happened
 * @param provider the provider's number of the movement, or null where the provider has no part in
 *     it
 */
public record Cause(
    CommunityId community, String payee, String reference, Instant at, String provider) {
  /** One in which the provider has no part. */
  public static Cause of(CommunityId community, String payee, String reference, Instant at) {
    return new Cause(community, payee, reference, at, null);
  }

  Account account(Account.Kind kind) {
    return new Account(community, kind, payee);
  }
}

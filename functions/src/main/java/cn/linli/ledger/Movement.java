package cn.linli.ledger;

import cn.linli.shared.Money;

/**
 * What an entry did to one account.
 *
 * @param reference what happened in the business
 * @param provider the provider's number, or null
 * @param amount debits less credits
 */
public record Movement(Recipe recipe, String reference, String provider, Money amount) {
  static Movement of(Account account, Entry entry) {
    var sides = entry.sides().get(account);
    return new Movement(
        entry.recipe(), entry.reference(), entry.provider(), sides.debits().minus(sides.credits()));
  }
}

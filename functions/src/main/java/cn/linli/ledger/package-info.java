/**
 * The books: who has a claim on which money, and why. Double entry, in fen, never changed.
 *
 * <ul>
 *   <li><b>account (科目)</b>: a kind and a payee within a community.
 *   <li><b>payee (收款方)</b>: whose money at the provider the account is about.
 *   <li><b>transfer (分录)</b>: an amount that one account is debited and another credited.
 *   <li><b>entry (凭证)</b>: the transfers of one money event, under an id that follows from it.
 *   <li><b>recipe</b>: says which transfers a money event makes; see {@code docs/ledger.md}.
 *   <li><b>hold (冻结)</b>: an amount set aside in a limited account, then posted or voided, once.
 *   <li><b>limited account</b>: one that never falls below nothing, holds included.
 *   <li><b>statement (明细账)</b>: the entries of an account, one row each.
 *   <li><b>trial balance (试算平衡表)</b>: what all accounts were debited and credited, and that it is
 *       the same.
 * </ul>
 */
package cn.linli.ledger;

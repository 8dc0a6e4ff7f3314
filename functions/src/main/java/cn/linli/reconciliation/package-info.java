/**
 * What the provider says happened on a day, beside what the books say.
 *
 * <ul>
 *   <li><b>account</b> (账户): where a community's money lies at the provider, by its merchant number
 *   <li><b>bill</b> (账单): what the provider says happened on an account on a day
 *   <li><b>reconciliation</b> (对账): a day of an account, compared movement by movement; it closes
 *       when nothing is left unexplained
 *   <li><b>break</b> (差异): a movement on which both do not agree, with a name of its own
 * </ul>
 */
package cn.linli.reconciliation;

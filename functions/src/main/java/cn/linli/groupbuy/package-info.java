/**
 * Neighbours who buy together.
 *
 * <ul>
 *   <li><b>campaign (团购)</b>: a product on sale for a time, which succeeds if enough of it is paid
 *       for (成团); otherwise everybody gets their money back.
 *   <li><b>reach</b>: where a campaign is on sale: some communities, or an area.
 *   <li><b>stock (库存)</b>: what there is of it, shared by all communities or for each; it lies on
 *       shelves, so that buyers do not meet on one item.
 *   <li><b>shelf</b>: a part of the stock: what is left of it, reserved and paid for.
 *   <li><b>order</b>: what a resident wants, reserved until it is paid for, and paid within
 *       minutes.
 *   <li><b>buyer</b>: a real person in a campaign; the limit counts what they have ordered.
 *   <li><b>ladder (阶梯价)</b>: lower prices for higher totals; whoever paid more gets the difference.
 *   <li><b>pick-up point (提货点)</b>: where orders are handed out, by its keepers.
 *   <li><b>collection (提货)</b>: an order handed out for its code, once.
 * </ul>
 */
package cn.linli.groupbuy;

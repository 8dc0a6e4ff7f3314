/**
 * What becomes of orders that somebody complains about.
 *
 * <ul>
 *   <li><b>claim (售后申请)</b>: a resident wants money of an order back, for a reason.
 *   <li><b>answer</b>: the merchant accepts or rejects it in time; silence accepts.
 *   <li><b>dispute (维权)</b>: a claim that the rights panel has to decide.
 *   <li><b>statement</b>: what one side says, with its evidence (证据).
 *   <li><b>ruling (裁决)</b>: the panel's decision, once: an award or none.
 *   <li><b>award (赔付)</b>: what the resident gets: of the order's frozen money, else of the
 *       guarantee, at once (先行赔付).
 *   <li><b>cover</b>: what of a guarantee is held for a dispute whose money is not frozen for long.
 *   <li><b>shortfall</b>: what no guarantee covers; its merchant owes it.
 *   <li><b>docket</b>: what was claimed of one order so far.
 * </ul>
 */
package cn.linli.aftersale;

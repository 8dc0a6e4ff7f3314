/**
 * The board on which enterprises say what they have and what they want (企业供需).
 *
 * <ul>
 *   <li><b>offer (供需信息)</b>: what a certified merchant has (supply) or wants (demand), for some
 *       weeks.
 *   <li><b>review</b>: an operator publishes it or sends it back.
 *   <li><b>veto (一票否决)</b>: the committee takes it down at once.
 *   <li><b>contact request</b>: somebody would like to talk to whoever posted it; no number is
 *       shown before both say so, and once it is accepted they write to each other here.
 * </ul>
 */
package cn.linli.board;

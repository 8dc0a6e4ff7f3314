/**
 * Activities (活动) of a community's centre: proposed, checked, reviewed twice, published.
 *
 * <ul>
 *   <li><b>proposal</b>: what somebody wants to hold. A change of what is published is one too.
 *   <li><b>plan</b>: what an activity is: its sessions, tickets, price, questions. Each proposal
 *       has its own; one is never changed once it is handed in.
 *   <li><b>kind</b>: from the centre's list, which carries the yearly duties (指标).
 *   <li><b>tier</b>: free (公益), half (半公益) or market (经营性).
 *   <li><b>session</b>: one meeting of an activity; a course has several.
 *   <li><b>review</b>: an operator's first, then the committee's; nobody passes their own.
 *   <li><b>veto (一票否决)</b>: the committee ends an activity that has not started.
 *   <li><b>kept zone</b>: a zone that nobody else gets while a proposal is decided about.
 *   <li><b>offering</b>: a published activity as those know it who take sign-ups.
 * </ul>
 */
package cn.linli.activity;

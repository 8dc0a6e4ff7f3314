/**
 * What neighbours decide by taking part, without a place: contests, polls and surveys.
 *
 * <ul>
 *   <li><b>matter</b>: a contest or a poll, from its proposal to its end.
 *   <li><b>contest (比赛)</b>: people hand in entries, others vote, the best win prizes.
 *   <li><b>poll (投票、问卷)</b>: questions that each person answers once, and nobody knows who said
 *       what.
 *   <li><b>entry (作品)</b>: what somebody hands in; it is shown once it was moderated.
 *   <li><b>moderation (审核)</b>: somebody of the staff who is not its author accepts or rejects it.
 *   <li><b>box (票箱)</b>: one of several items through which everybody's votes or answers go, and
 *       which end them all at once when they are closed.
 *   <li><b>tally (计票)</b>: one of several counters of an entry's votes.
 *   <li><b>ranking (排名)</b>: entries by their votes: live while people vote, final once.
 *   <li><b>award (奖品)</b>: a prize that a place of the final ranking has won, handed out once.
 *   <li><b>participation</b>: that somebody has answered a poll; it says nothing else.
 * </ul>
 */
package cn.linli.poll;

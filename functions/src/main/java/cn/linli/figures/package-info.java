/**
 * What a centre shows and reports about itself, learnt from events alone.
 *
 * <ul>
 *   <li><b>subject</b>: one thing that counts: a reservation, a session, an entry of the books.
 *   <li><b>matter</b>: what a subject's newest revision says, as far as it counts or is shown.
 *   <li><b>contribution</b>: what a matter adds to which counters.
 *   <li><b>figures (统计)</b>: counters of a period and a topic.
 *   <li><b>generation</b>: one complete set of figures; a recount makes the next from the facts.
 *   <li><b>screen (大厅显示屏)</b>: today in each zone, today's activities, totals since opening.
 *   <li><b>slot</b>: a stretch of a day that is taken, without whose it is.
 *   <li><b>frame</b>: what days are shown in: zones, their hours, special days and closures.
 *   <li><b>share</b>: what a community's month adds to those of its street and district.
 *   <li><b>area</b>: a street or a district.
 *   <li><b>fold</b>: a period of an area is added up from its communities' shares.
 *   <li><b>opening</b>: what a centre had done before anything was counted.
 * </ul>
 */
package cn.linli.figures;

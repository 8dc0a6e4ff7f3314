/**
 * What happened in a centre and how much it is used, learnt from events alone.
 *
 * <ul>
 *   <li><b>log (日志)</b>: every event of the venue, once: who, when, what, why.
 *   <li><b>use</b>: what one reservation counts for, as its latest revision says.
 *   <li><b>figures (统计)</b>: counters of a month, for each zone and each organiser.
 *   <li><b>generation</b>: one complete set of figures; a recount makes the next from the log.
 *   <li><b>rate of use</b>: minutes booked of the minutes that a zone was open.
 * </ul>
 */
package cn.linli.report;

/**
 * What a community owes its residents in a year, and how far it is: learnt from events alone.
 *
 * <ul>
 *   <li><b>duty (指标)</b>: how many activities of a kind a community owes in a year.
 *   <li><b>plan</b>: what it means to do itself; above the duty, or below it for a reason.
 *   <li><b>target</b>: what counts: the plan, or the duty where nobody has written one.
 *   <li><b>meeting</b>: one session of an activity, as events tell of it.
 *   <li><b>occasion</b>: a meeting that counts as one of what is owed.
 *   <li><b>planned, held</b>: an occasion that is to come or took place; one that took place.
 *   <li><b>attended</b>: one person at one meeting; at three meetings they count three times.
 *   <li><b>figures</b>: counters of a month and a kind, by tier.
 *   <li><b>generation</b>: one complete set of figures; a recount makes the next from the facts.
 *   <li><b>behind</b>: less was held than was owed by now.
 * </ul>
 */
package cn.linli.duty;

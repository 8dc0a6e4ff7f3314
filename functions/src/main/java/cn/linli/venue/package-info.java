/**
 * The rooms of a centre and who has them when.
 *
 * <ul>
 *   <li><b>zone (场地)</b>: the whole place or a part of it; zones form a tree.
 *   <li><b>slot</b>: a quarter of an hour of a day of the community's calendar.
 *   <li><b>claim</b>: a slot of a zone held by a reservation. A booking claims its zone and every
 *       leaf below it, so that the whole house and a room meet on the same items and exactly one
 *       wins.
 *   <li><b>buffer</b>: slots kept free after a booking; they are claimed with it.
 *   <li><b>reservation (预约)</b>: a zone for a time; pending while the staff have to decide, then
 *       confirmed, or ended: cancelled, rejected or lapsed.
 *   <li><b>series</b>: the same time of several weeks; each week is a reservation or says why it is
 *       none.
 *   <li><b>calendar</b>: the days of a zone: when it is open, taken and free.
 *   <li><b>waiting list (候补)</b>: who would take a time that is taken, in the order they came; what
 *       becomes free is offered to the first whose whole time it is, and held for them for a while.
 *   <li><b>attendance (签到)</b>: whether the people of a confirmed reservation are to come, came,
 *       did not, or are excused.
 *   <li><b>standing (信用)</b>: a person's no-shows of the last year in a community, and until when
 *       they are suspended for them.
 *   <li><b>month</b>: one person's reservations of a month in a community; limits and lists are
 *       read from it.
 * </ul>
 */
package cn.linli.venue;

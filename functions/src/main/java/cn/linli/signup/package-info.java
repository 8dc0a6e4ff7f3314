/**
 * Who comes to an activity (报名).
 *
 * <ul>
 *   <li><b>sign-up</b>: that one person comes to all sessions of an activity, or to one. Those who
 *       are signed up together share its id: all of them come, or nobody.
 *   <li><b>booker</b>: who signs up themselves or the minors they act for.
 *   <li><b>scope</b>: all sessions, or one of them.
 *   <li><b>row</b>: an item with the people who have some of a ticket's places; nobody is on two,
 *       and none has more than its places.
 *   <li><b>line</b>: those who wait (候补), in the order in which they came.
 *   <li><b>offer</b>: a place kept for somebody who waited, for some time.
 *   <li><b>attendance deposit (诚信保证金)</b>: comes back for coming, and is the community's otherwise.
 *   <li><b>check-in (签到)</b>: that somebody came to a session.
 *   <li><b>standing</b>: how often somebody did not come.
 * </ul>
 */
package cn.linli.signup;

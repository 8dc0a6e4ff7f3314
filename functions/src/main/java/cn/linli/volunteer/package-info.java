/**
 * Volunteers (志愿者) on activities: found, matched, checked in and out, thanked and paid.
 *
 * <ul>
 *   <li><b>profile</b>: a resident of age who wants to help, with skills and times of the week.
 *   <li><b>topic</b>: a skill (技能) or a training (培训) of the community's list.
 *   <li><b>recommendation (推荐)</b>: the committee names a resident, who says yes or no.
 *   <li><b>shift (班次)</b>: work around one session of an activity, for so many people.
 *   <li><b>assignment</b>: that one person has one shift.
 *   <li><b>holder</b>: who answers for a shift: the activity's proposer, or an operator.
 *   <li><b>engaged day</b>: a person's hours of a day that they have promised, wherever.
 *   <li><b>hours (志愿时长)</b>: the time between check-in and check-out, as far as it counts.
 *   <li><b>stipend (补贴)</b>: what a shift promises beside thanks, owed once at check-out.
 * </ul>
 */
package cn.linli.volunteer;

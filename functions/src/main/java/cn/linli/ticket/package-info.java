/**
 * What residents report, ask and call about, until it is answered in time.
 *
 * <ul>
 *   <li><b>ticket (社情上报 / 诉求)</b>: a matter that somebody brings: a report, a question, or a call
 *       that staff took down.
 *   <li><b>desk</b>: a role at which tickets wait: operator, committee, street, legal.
 *   <li><b>handler</b>: who took a ticket up, or was handed it.
 *   <li><b>category</b>: what it is about; it knows the desk and the hours until it is due.
 *   <li><b>inquiry</b>: the handler asks the reporter; the time stands still until they reply.
 *   <li><b>late</b>: due before it was answered: the street sees it (escalation).
 *   <li><b>answer</b>: with a resolution: solved, explained, not possible.
 *   <li><b>score (满意度)</b>: whether it was solved, and how content the reporter is.
 *   <li><b>re-opening</b>: the reporter sends it back, once; the second answer is final.
 *   <li><b>question (你问我答)</b>: an answered question that everybody may read.
 * </ul>
 */
package cn.linli.ticket;

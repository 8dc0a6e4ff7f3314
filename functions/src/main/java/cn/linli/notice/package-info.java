/**
 * Notices (通知): one place decides who is told what, when, and on which channel.
 *
 * <ul>
 *   <li><b>rule</b>: a row of the table of what is told: which event, to whom, in which words.
 *   <li><b>notice</b>: what one person reads in their inbox (消息), kept for 180 days.
 *   <li><b>channel</b>: subscription message (订阅消息) of the mini program, template message (模板消息) of
 *       the Official Account.
 *   <li><b>delivery</b>: how far one notice is on its channels; each is tried once.
 *   <li><b>subject</b>: what notices are about; a later state of it overtakes an earlier one.
 *   <li><b>credit</b>: one message that a person let a template send them.
 *   <li><b>template</b>: a form that WeChat approved, by which all messages are sent.
 *   <li><b>quiet hours</b>: when nothing is pushed that can wait.
 *   <li><b>digest</b>: the week of a centre in figures, for those who want it.
 * </ul>
 */
package cn.linli.notice;

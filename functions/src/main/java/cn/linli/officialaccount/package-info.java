/**
 * The WeChat Official Account (公众号): who follows it, what it answers, its menu, and pages opened
 * from it. One account per deployment, whatever the community.
 *
 * <ul>
 *   <li><b>Follower</b> (关注者): a WeChat account that follows ours, known by a keyed hash of its
 *       openid; a person only where identity knows one.
 *   <li><b>Push</b> (消息推送): a message or event that WeChat sends to our server; it may come again.
 *   <li><b>Reply rule</b> (自动回复): what is answered at once to a keyword, to whoever begins to
 *       follow, to a key of the menu, or otherwise.
 *   <li><b>Question</b>: words that no rule answers; answered later by a <b>customer message</b>
 *       (客服消息), which WeChat takes within 48 hours.
 *   <li><b>Menu</b>: the buttons below the conversation, kept as a file of this project;
 *       <b>conditional</b> ones are for followers with a tag.
 *   <li><b>Difference</b>: what publishing would change; its <b>digest</b> proves that somebody saw
 *       it.
 * </ul>
 */
package cn.linli.officialaccount;

/**
 * Looks at words and pictures before others see them: by our own rules, and by WeChat's.
 *
 * <ul>
 *   <li><b>matter (送审内容)</b>: the texts and pictures that somebody submits, in one version.
 *   <li><b>subject</b>: what names a matter: ids only, another for each version.
 *   <li><b>rule (审核规则)</b>: words of a topic that has no place here; the base rules come with the
 *       artifact, and a community adds its own.
 *   <li><b>action</b>: what a rule leads to: block, or escalate to people.
 *   <li><b>finding (命中)</b>: what a rule or WeChat has found, where, and in which words.
 *   <li><b>opinion</b>: what WeChat says of a text or a picture: pass, review or risky.
 *   <li><b>inquiry</b>: a matter on its way; it ends once, as passed, doubtful or blocked.
 *   <li><b>trace</b>: WeChat's number of a picture that it looks at; it tells the opinion later.
 *   <li><b>push (消息推送)</b>: how WeChat tells something to the mini program's server.
 * </ul>
 */
package cn.linli.screening;

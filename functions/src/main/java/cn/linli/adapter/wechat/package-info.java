/**
 * WeChat through WxJava: login, phone number, codes that open a page, what was handed over, what it
 * thinks of texts and pictures, what it pushes to us and, shared by all instances, the access
 * tokens.
 *
 * <ul>
 *   <li><b>Code</b>: what the page got from WeChat for us; lives five minutes and works once.
 *   <li><b>openid</b>: a person at one of our apps. <b>unionid</b>: the same person at all of them.
 *   <li><b>Access token</b>: what our calls carry. WeChat counts how often one is fetched, so
 *       instances share it.
 *   <li><b>errcode</b>: how WeChat says no, usually under HTTP 200. It is all of an answer that may
 *       be logged.
 * </ul>
 */
package cn.linli.adapter.wechat;

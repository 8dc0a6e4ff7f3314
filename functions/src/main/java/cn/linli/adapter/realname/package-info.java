/**
 * The real-name authority (实名认证): Tencent Cloud FaceID's two-element check (二要素) of name and
 * resident ID number.
 *
 * <ul>
 *   <li><b>TC3-HMAC-SHA256</b>: how a request is signed; the SDK's common client does it.
 *   <li><b>Result</b>: 0 they belong together, -1 they do not; anything else is about the question
 *       or the register.
 * </ul>
 */
package cn.linli.adapter.realname;

/**
 * Keys that never leave KMS, and what is made with them.
 *
 * <ul>
 *   <li><b>lookup hash</b>: a keyed hash that finds a row by an ID number or openid without storing
 *       either.
 *   <li><b>sealed fields</b>: personal data, each field encrypted and authenticated under a key of
 *       its person.
 * </ul>
 */
package cn.linli.shared.keys;

/**
 * Where people live.
 *
 * <ul>
 *   <li><b>district (区)</b>: has streets.
 *   <li><b>street (街道)</b>: the lowest office of government; has communities.
 *   <li><b>community (社区)</b>: the tenant; every row of data belongs to one.
 * </ul>
 */
package cn.linli.community;

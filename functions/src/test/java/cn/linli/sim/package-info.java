/**
 * Stand-ins for the vendors, for tests and the local platform: loopback servers that speak WeChat's
 * and Tencent Cloud's protocols and misbehave on request. They live in test scope, so nothing of
 * them can reach production.
 *
 * <ul>
 *   <li><b>Person</b>: somebody made up, with a phone number and a resident ID number that nobody
 *       has.
 *   <li><b>Switch</b>: makes an endpoint misbehave: an error, slowness, silence after doing the
 *       work.
 *   <li><b>Credit</b>: how many subscription messages a person still accepts of a template.
 * </ul>
 */
package cn.linli.sim;
